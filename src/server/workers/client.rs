//! For whom a query is run, so that nobody takes all of the workers.

use std::net::{IpAddr, Ipv6Addr};

/// Somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::server) enum Client {
    /// The program itself.
    Own,
    /// Whoever has this address.
    Address(IpAddr),
}

impl Client {
    /// The client behind an address; of an IPv6 address its network counts, because one
    /// household has as many addresses as it likes.
    pub(in crate::server) fn of(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
            address @ IpAddr::V4(_) => address,
        })
    }
}

tokio::task_local! {
    static CLIENT: Client;
}

/// Runs `work` for a client.
pub(in crate::server) async fn with<F: Future>(client: Client, work: F) -> F::Output {
    CLIENT.scope(client, work).await
}

/// For whom the current request is answered.
pub(in crate::server) fn current() -> Client {
    CLIENT.try_with(|client| *client).unwrap_or(Client::Own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_is_one_client() {
        let of = |text: &str| Client::of(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
    }
}
