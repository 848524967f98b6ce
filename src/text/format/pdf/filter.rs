//! The bytes of a stream, unpacked.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use weezl::{BitOrder, LzwStatus, decode::Decoder};

use super::fuel::Fuel;
use super::object::{Dict, Object};

/// Filters one after the other; more are no sensible file.
const MOST_FILTERS: usize = 4;
/// Most bytes that one stream may hold, unpacked.
const LARGEST_STREAM: usize = 64 * 1024 * 1024;

/// Unpacks `raw`. What is damaged gives the bytes before the damage; what is
/// packed as a picture gives none.
pub(super) fn unpack(raw: &[u8], filters: &[Object], parameters: &[Object], fuel: &Fuel) -> Vec<u8> {
    if filters.len() > MOST_FILTERS {
        fuel.exhaust();
        return Vec::new();
    }
    let mut bytes: Option<Vec<u8>> = None;
    for (index, filter) in filters.iter().enumerate() {
        let from = bytes.as_deref().unwrap_or(raw);
        let none = Dict::default();
        let settings = parameters.get(index).and_then(Object::dict).unwrap_or(&none);
        let most = LARGEST_STREAM.min(fuel.left());
        let unpacked = match filter.name().unwrap_or_default() {
            b"FlateDecode" | b"Fl" => predicted(inflate(from, most), settings),
            b"LZWDecode" | b"LZW" => predicted(lzw(from, most, settings), settings),
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(from),
            b"ASCII85Decode" | b"A85" => ascii_85(from),
            b"RunLengthDecode" | b"RL" => run_length(from, most),
            _ => Vec::new(),
        };
        fuel.burn(unpacked.len());
        if unpacked.len() >= most {
            fuel.exhaust();
            return Vec::new();
        }
        bytes = Some(unpacked);
    }
    bytes.unwrap_or_else(|| {
        fuel.burn(raw.len());
        raw.to_vec()
    })
}

fn inflate(from: &[u8], most: usize) -> Vec<u8> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    // An error is damage: what came before it stays.
    if ZlibDecoder::new(from).take(limit).read_to_end(&mut bytes).is_err() && bytes.is_empty() {
        let _ = DeflateDecoder::new(from).take(limit).read_to_end(&mut bytes);
    }
    bytes
}

fn lzw(from: &[u8], most: usize, settings: &Dict) -> Vec<u8> {
    let mut decoder = if settings.get("EarlyChange").count() == Some(0) {
        Decoder::new(BitOrder::Msb, 8)
    } else {
        Decoder::with_tiff_size_switch(BitOrder::Msb, 8)
    };
    let (mut bytes, mut at, mut part) = (Vec::new(), 0, vec![0; 16 * 1024]);
    while bytes.len() < most {
        let step = decoder.decode_bytes(&from[at..], &mut part);
        at += step.consumed_in;
        bytes.extend_from_slice(&part[..step.consumed_out]);
        let stands_still = step.consumed_in == 0 && step.consumed_out == 0;
        if stands_still || !matches!(step.status, Ok(LzwStatus::Ok)) {
            break;
        }
    }
    bytes.truncate(most);
    bytes
}

fn ascii_hex(from: &[u8]) -> Vec<u8> {
    let end = memchr::memchr(b'>', from).unwrap_or(from.len());
    let mut digits = from[..end].iter().filter_map(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(end / 2);
    while let Some(high) = digits.next() {
        let value = high * 16 + digits.next().unwrap_or(0);
        bytes.extend(u8::try_from(value));
    }
    bytes
}

fn ascii_85(from: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(from.len());
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for byte in from {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(word_of(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&word_of(&group)[..kept]);
    }
    bytes
}

fn word_of(group: &[u8]) -> [u8; 4] {
    let value =
        group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    value.to_be_bytes()
}

fn run_length(from: &[u8], most: usize) -> Vec<u8> {
    let (mut bytes, mut at) = (Vec::new(), 0);
    while let Some(length) = from.get(at).map(|byte| usize::from(*byte)) {
        if length == 128 || bytes.len() >= most {
            break;
        }
        if length < 128 {
            let end = (at + 2 + length).min(from.len());
            bytes.extend_from_slice(&from[at + 1..end]);
            at += 2 + length;
        } else if let Some(byte) = from.get(at + 1) {
            bytes.resize(bytes.len() + 257 - length, *byte);
            at += 2;
        } else {
            break;
        }
    }
    bytes.truncate(most);
    bytes
}

/// Undoes the prediction of PNG, by rows.
fn predicted(bytes: Vec<u8>, settings: &Dict) -> Vec<u8> {
    if settings.get("Predictor").count().unwrap_or(1) < 10 {
        return bytes;
    }
    let of = |key: &str, otherwise: usize| settings.get(key).count().unwrap_or(otherwise).min(65_536);
    let bits = of("Colors", 1) * of("BitsPerComponent", 8);
    let (pixel, width) = (bits.div_ceil(8).max(1), (bits * of("Columns", 1)).div_ceil(8).max(1));
    let mut before = vec![0_u8; width];
    let mut plain = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(width + 1) {
        let Some((kind, row)) = row.split_first() else { break };
        let mut now = vec![0_u8; width];
        for (at, byte) in row.iter().enumerate() {
            let left = at.checked_sub(pixel).map_or(0, |left| now[left]);
            let upper_left = at.checked_sub(pixel).map_or(0, |left| before[left]);
            let guess = match kind {
                1 => left,
                2 => before[at],
                3 => left.midpoint(before[at]),
                4 => paeth(left, before[at], upper_left),
                _ => 0,
            };
            now[at] = byte.wrapping_add(guess);
        }
        plain.extend_from_slice(&now[..row.len()]);
        before = now;
    }
    plain
}

/// The neighbour that is nearest to left + above − upper left.
fn paeth(left: u8, above: u8, upper_left: u8) -> u8 {
    let guess = i32::from(left) + i32::from(above) - i32::from(upper_left);
    let distance = |neighbour: u8| (guess - i32::from(neighbour)).abs();
    [left, above, upper_left].into_iter().min_by_key(|neighbour| distance(*neighbour)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn unpacked(raw: &[u8], filters: &[&str], with: Object) -> Vec<u8> {
        let filters: Vec<Object> =
            filters.iter().map(|name| Object::Name(name.as_bytes().to_vec())).collect();
        unpack(raw, &filters, &[with], &Fuel::of(0))
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_filter() {
        assert_eq!(unpacked(b"48 65 6C>", &["ASCIIHexDecode"], Object::Null), b"Hel");
        assert_eq!(unpacked(b"87cURD]i,\"Ebo80~>", &["ASCII85Decode"], Object::Null), b"Hello World!");
        assert_eq!(unpacked(&[1, b'a', b'b', 254, b'c', 128], &["RL"], Object::Null), b"abccc");
        let packed =
            weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(b"aabaab").unwrap();
        assert_eq!(unpacked(&packed, &["LZWDecode"], Object::Null), b"aabaab");
        let mut damaged = deflated(b"een tekst die lang genoeg is");
        assert_eq!(unpacked(&damaged, &["FlateDecode"], Object::Null), b"een tekst die lang genoeg is");
        damaged.truncate(20);
        assert!(b"een tekst die lang genoeg is".starts_with(&unpacked(&damaged, &["Fl"], Object::Null)));
    }

    #[test]
    fn predicted_rows() {
        let with = Dict(vec![
            (b"Predictor".to_vec(), Object::Number(12.0)),
            (b"Columns".to_vec(), Object::Number(2.0)),
        ]);
        let rows = deflated(&[2, 1, 2, 2, 1, 1, 1, 5, 5]);
        assert_eq!(unpacked(&rows, &["FlateDecode"], Object::Dict(with)), [1, 2, 2, 3, 5, 10]);
    }

    #[test]
    fn a_bomb_within_a_bomb_is_refused() {
        let bomb = deflated(&deflated(&vec![b'a'; 3_000_000]));
        let filters = vec![Object::Name(b"FlateDecode".to_vec()); 2];
        let fuel = Fuel::within(1_000_000);
        assert!(unpack(&bomb, &filters, &[], &fuel).is_empty());
        assert!(fuel.check().unwrap_err().to_string().contains("passes the limit"));
    }
}
