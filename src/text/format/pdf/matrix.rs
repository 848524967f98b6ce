//! Positions on a page and how they are turned.

/// `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `self`, then `next`.
    #[expect(clippy::many_single_char_names, reason = "a matrix has six numbers, by these names")]
    pub(super) fn then(&self, next: &Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point comes to stand.
    #[expect(clippy::many_single_char_names, reason = "a matrix has six numbers, by these names")]
    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The sheet `[left, bottom, right, top]` as it is shown: from (0, 0) upwards,
    /// after so many quarters of a turn clockwise.
    pub(super) fn of_sheet(sheet: [f64; 4], turn: usize) -> Self {
        let [left, bottom, right, top] = sheet;
        match turn % 4 {
            1 => Self([0.0, -1.0, 1.0, 0.0, -bottom, right]),
            2 => Self([-1.0, 0.0, 0.0, -1.0, right, top]),
            3 => Self([0.0, 1.0, -1.0, 0.0, top, -left]),
            _ => Self::shift(-left, -bottom),
        }
    }
}
