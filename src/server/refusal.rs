//! One error type: a status and one sentence, as plain text.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::store::query::QueryError;

/// Why a request gets no answer.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    sentence: String,
    allow: Option<&'static str>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into(), allow: None }
    }

    /// The method is not for this address; `allow` are those that are.
    pub(super) fn method(allow: &'static str) -> Self {
        let sentence = format!("this address answers {allow} only");
        Self { status: StatusCode::METHOD_NOT_ALLOWED, sentence, allow: Some(allow) }
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Self {
        let status = match error {
            QueryError::Timeout(_) => StatusCode::GATEWAY_TIMEOUT,
            QueryError::Rows(_) | QueryError::Bytes(_) | QueryError::Memory(_) => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            QueryError::Evaluation(_) | QueryError::Lost(_) => StatusCode::INTERNAL_SERVER_ERROR,
            QueryError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            QueryError::TooMany => StatusCode::TOO_MANY_REQUESTS,
            QueryError::NotAcceptable { .. } | QueryError::Unwritable { .. } => StatusCode::NOT_ACCEPTABLE,
            QueryError::Nothing => StatusCode::NOT_FOUND,
            _ => StatusCode::BAD_REQUEST,
        };
        Self::new(status, error.to_string())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let text = (self.status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], self.sentence + "\n");
        let mut response = text.into_response();
        if let Some(allow) = self.allow {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        if matches!(self.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}
