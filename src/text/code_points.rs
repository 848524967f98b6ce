//! Bytes to Unicode code points.

/// How many bytes lie between two counted places.
const STEP: usize = 1024;

/// Counts code points before a byte offset, from checkpoints a kilobyte apart.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `n * STEP`.
    checkpoints: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts through `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut total = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = total;
                total += count(chunk);
                before
            })
            .collect();
        Self { text, checkpoints }
    }

    /// How many code points stand before byte `offset`.
    pub fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = (offset / STEP).min(self.checkpoints.len().saturating_sub(1));
        let base = self.checkpoints.get(step).copied().unwrap_or(0);
        base + count(self.text.as_bytes().get(step * STEP..offset).unwrap_or_default())
    }
}

/// Bytes that start a character.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "misdrĳven «één» ".repeat(400);
        let counted = CodePoints::new(&text);
        for (n, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(counted.before(offset), n);
        }
        assert_eq!(counted.before(text.len()), text.chars().count());
        assert_eq!(CodePoints::new("").before(0), 0);
    }
}
