use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether anyone on the Internet could ask this address: what the registries of IANA
/// (special-purpose addresses, RFC 6890) call globally reachable.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = a == 0 // this network; 0.0.0.0 reaches this machine
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local() // also where clouds keep their metadata
        || (a == 100 && b & 0xc0 == 64) // 100.64/10, behind a carrier's NAT
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || address.is_documentation()
        || (a == 198 && b & 0xfe == 18) // 198.18/15, benchmarks
        || address.is_multicast()
        || a >= 240; // reserved, and broadcast
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = embedded(address) {
        return is_public_v4(inner);
    }
    let [a, b, ..] = address.segments();
    let special = address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || a & 0xffc0 == 0xfec0 // site-local, of old
        || a == 0x0100 // discard
        || (a == 0x0064 && b == 0xff9b) // 64:ff9b:1::/48, translation within a site
        || (a == 0x2001 && b < 0x0200) // 2001::/23, Teredo among them
        || (a == 0x2001 && b == 0x0db8) // documentation
        || (a == 0x3fff && b < 0x1000); // documentation
    !special
}

/// The IPv4 address that an IPv6 address is only a dress of.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let four = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        // Mapped (::ffff:a.b.c.d), and NAT64 (64:ff9b::a.b.c.d).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(four(high, low))
        }
        // Compatible (::a.b.c.d), of old; :: and ::1 are no such.
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => Some(four(high, low)),
        // 6to4.
        [0x2002, high, low, ..] => Some(four(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_public_addresses_from_the_rest() {
        let public = [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "198.17.0.1",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::1",
        ];
        for address in public {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        let others = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.1.2.3",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for address in others {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
}
