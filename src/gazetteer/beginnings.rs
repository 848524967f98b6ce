//! The first bytes of many patterns.

/// Which bytes begin a pattern: a filter that may say yes in error, never no.
///
/// Two bytes settle most places, and are looked up as they are. Four bytes settle nearly all
/// others; they are looked up by a hash, as are the three bytes of a shorter pattern.
#[derive(Clone, Debug)]
pub(super) struct Beginnings {
    /// By the first two bytes.
    pairs: Bits,
    /// By both bytes of a pattern that has no more.
    whole: Bits,
    /// By the first four bytes, or by the three of a pattern that has no more.
    fours: Bits,
    threes: Bits,
}

impl Beginnings {
    pub(super) fn of(patterns: &[&str]) -> Self {
        let mut all = Self {
            pairs: Bits::default(),
            whole: Bits::default(),
            fours: Bits::default(),
            threes: Bits::default(),
        };
        for pattern in patterns {
            all.add(pattern.as_bytes());
        }
        all
    }

    fn add(&mut self, pattern: &[u8]) {
        match *pattern {
            [] => {}
            [a] => (0..=u8::MAX).for_each(|b| self.add(&[a, b])),
            [a, b] => {
                self.pairs.set(pair(a, b));
                self.whole.set(pair(a, b));
            }
            [a, b, c] => {
                self.pairs.set(pair(a, b));
                self.threes.set(hash([a, b, c, 0]));
            }
            [a, b, c, d, ..] => {
                self.pairs.set(pair(a, b));
                self.fours.set(hash([a, b, c, d]));
            }
        }
    }

    /// Whether a pattern may begin at `at`; behind the text stand zeros.
    #[inline]
    pub(super) fn may_be(&self, bytes: &[u8], at: usize) -> bool {
        let Some(first) = bytes[at..].first_chunk::<4>() else { return self.at_end(&bytes[at..]) };
        self.has(*first)
    }

    /// The same at the last three bytes.
    #[cold]
    fn at_end(&self, rest: &[u8]) -> bool {
        let mut first = [0; 4];
        first[..rest.len()].copy_from_slice(rest);
        self.has(first)
    }

    #[inline]
    fn has(&self, first: [u8; 4]) -> bool {
        let [a, b, c, _] = first;
        self.pairs.has(pair(a, b))
            && (self.fours.has(hash(first))
                || self.threes.has(hash([a, b, c, 0]))
                || self.whole.has(pair(a, b)))
    }
}

/// Two bytes as a number.
fn pair(first: u8, second: u8) -> u16 {
    u16::from_le_bytes([first, second])
}

/// Four bytes as a smaller number, well mixed.
fn hash(four: [u8; 4]) -> u16 {
    let mixed = u32::from_le_bytes(four).wrapping_mul(0x9e37_79b1);
    u16::try_from(mixed >> 16).unwrap_or_default()
}

/// A set of numbers of sixteen bits.
#[derive(Clone, Debug)]
struct Bits(Box<[u64; 1 << 10]>);

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; 1 << 10]))
    }
}

impl Bits {
    fn set(&mut self, number: u16) {
        self.0[usize::from(number >> 6)] |= 1 << (number & 63);
    }

    #[inline]
    fn has(&self, number: u16) -> bool {
        self.0[usize::from(number >> 6)] >> (number & 63) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_beginning_is_missed_and_most_others_are_told_apart() {
        let patterns = ["q", "VN", "het", "verdrag", "één"];
        let beginnings = Beginnings::of(&patterns);
        for pattern in patterns {
            assert!(beginnings.may_be(pattern.as_bytes(), 0), "{pattern}");
            assert!(beginnings.may_be(format!("{pattern}x").as_bytes(), 0), "{pattern}");
        }
        let others = ["vergadering", "VV", "hem", "Verdrag", "e"];
        let passed = others.iter().filter(|word| beginnings.may_be(word.as_bytes(), 0)).count();
        assert_eq!(passed, 0);
    }
}
