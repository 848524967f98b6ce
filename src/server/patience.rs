//! Connections that take an answer too slowly are cut.
//!
//! While there is something to write that the client does not take, it must take at least
//! [`LEAST`] bytes in each window of time; the one clock runs only then, so a connection may
//! be idle as long as the reader of headers allows.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// Bytes that a client must take in each window.
const LEAST: usize = 128 << 10;

/// A stream whose reader must keep up.
pub(super) struct Patient<S> {
    stream: S,
    window: Duration,
    /// When the window ends; set while bytes wait.
    end: Option<Pin<Box<Sleep>>>,
    /// Bytes taken in this window.
    taken: usize,
}

impl<S> Patient<S> {
    pub(super) fn new(stream: S, window: Duration) -> Self {
        Self { stream, window, end: None, taken: 0 }
    }

    /// Starts the clock, or looks at it: an error when the window ended with too little taken.
    fn wait(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let window = self.window;
        let end = self.end.get_or_insert_with(|| Box::pin(sleep(window)));
        ready!(end.as_mut().poll(context));
        if self.taken < LEAST {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        self.taken = 0;
        end.as_mut().reset(Instant::now() + window);
        // The clock must be looked at once more, or nobody wakes this task.
        let _ = end.as_mut().poll(context);
        Poll::Pending
    }

    /// Counts what was taken of `offered` bytes.
    fn count(
        &mut self,
        written: Poll<io::Result<usize>>,
        offered: usize,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(taken)) => {
                self.taken += taken;
                if taken == offered {
                    (self.end, self.taken) = (None, 0);
                }
                Poll::Ready(Ok(taken))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => self.wait(context),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.count(written, bytes.len(), context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.count(written, slices.iter().map(|slice| slice.len()).sum(), context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const WINDOW: Duration = Duration::from_millis(100);

    #[tokio::test]
    async fn who_takes_nothing_is_cut() {
        let (near, _far) = duplex(1024);
        let mut near = Patient::new(near, WINDOW);
        let error = near.write_all(&[0; 4096]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_takes_a_little_is_cut_too() {
        let (near, mut far) = duplex(64);
        let mut near = Patient::new(near, WINDOW);
        let reader = tokio::spawn(async move {
            let mut byte = [0];
            while far.read_exact(&mut byte).await.is_ok() {
                sleep(Duration::from_millis(5)).await;
            }
        });
        let error = near.write_all(&vec![0; LEAST]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        reader.abort();
    }

    #[tokio::test]
    async fn who_takes_all_is_not_cut_for_being_idle() {
        let (near, mut far) = duplex(1 << 20);
        let mut near = Patient::new(near, WINDOW);
        near.write_all(b"one").await.unwrap();
        sleep(WINDOW * 3).await;
        near.write_all(b"two").await.unwrap();
        let mut all = [0; 6];
        far.read_exact(&mut all).await.unwrap();
        assert_eq!(&all, b"onetwo");
    }
}
