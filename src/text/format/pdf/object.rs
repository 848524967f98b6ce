//! What a PDF is made of.

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Object {
    /// Nothing, or nothing that can be read.
    #[default]
    Null,
    /// A number; whole ones are exact to 2⁵³.
    Number(f64),
    /// `/Name`, without its stroke.
    Name(Vec<u8>),
    /// `(text)` or `<74657874>`.
    Text(Vec<u8>),
    /// `[…]`
    Array(Vec<Object>),
    /// `<<…>>`
    Dict(Dict),
    /// `12 0 R`: the object of this number.
    Ref(u32),
    /// A word outside all of these: an operator, `endobj`, `true`.
    Word(Vec<u8>),
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that counts something.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.number().filter(|number| (0.0..4e9).contains(number))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 4·10⁹, as just seen"
        )]
        Some(number as usize)
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn array(&self) -> &[Self] {
        if let Self::Array(items) = self { items } else { &[] }
    }

    pub(super) fn dict(&self) -> Option<&Dict> {
        if let Self::Dict(dict) = self { Some(dict) } else { None }
    }
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict(pub(super) Vec<(Vec<u8>, Object)>);

impl Dict {
    /// The value under `key`, [`Object::Null`] without one.
    pub(super) fn get(&self, key: &str) -> &Object {
        let found = self.0.iter().find(|(known, _)| known == key.as_bytes());
        found.map_or(&Object::Null, |(_, value)| value)
    }

    /// Whether the name under `key` is `name`.
    pub(super) fn is(&self, key: &str, name: &str) -> bool {
        self.get(key).name() == Some(name.as_bytes())
    }
}
