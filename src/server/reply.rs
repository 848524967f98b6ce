//! Whole answers: written into memory up to a limit, then sent.

use std::io::{self, Write};

use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::negotiate::Wish;
use super::refusal::Refusal;
use crate::store::query::{Answer, Format};

/// An answer as it will be sent.
pub(super) struct Written {
    format: Format,
    bytes: Vec<u8>,
}

impl Written {
    /// Writes an answer in the form that the client wants, at most `limit` bytes.
    pub(super) fn new(answer: &Answer, wish: &Wish, base: &str, limit: usize) -> Result<Self, Refusal> {
        let format = wish.choose(answer.is_graph())?;
        let mut out = Limited { bytes: Vec::new(), limit, passed: false };
        match answer.write(format, base, &mut out) {
            Ok(()) => Ok(Self { format, bytes: out.bytes }),
            Err(_) if out.passed => Err(Refusal::too_long(limit)),
            Err(error) => {
                let sentence = format!("this answer cannot be written as {}: {error}", format.media_type);
                Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, sentence))
            }
        }
    }

    /// The response to a request with `method`.
    pub(super) fn respond(self, method: &Method) -> Response {
        let vary = (header::VARY, HeaderValue::from_static("accept"));
        let content = (header::CONTENT_TYPE, HeaderValue::from_static(self.format.media_type));
        respond([content, vary], self.bytes, method)
    }
}

/// A 200 with a body, or with the headers alone for HEAD.
pub(super) fn respond<const N: usize>(
    headers: [(header::HeaderName, HeaderValue); N],
    bytes: Vec<u8>,
    method: &Method,
) -> Response {
    let length = (header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let body = if method == Method::HEAD { Body::empty() } else { Body::from(bytes) };
    (headers, [length], body).into_response()
}

/// Bytes in memory, up to a limit.
struct Limited {
    bytes: Vec<u8>,
    limit: usize,
    /// Whether the limit was passed, which is not the writer's fault.
    passed: bool,
}

impl Write for Limited {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + buffer.len() > self.limit {
            self.passed = true;
            return Err(io::Error::other("the limit of the answer is passed"));
        }
        self.bytes.extend_from_slice(buffer);
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
