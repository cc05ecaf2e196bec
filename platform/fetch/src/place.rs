//! Which addresses lie outside, and which name this machine.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Whether an address names this machine itself.
pub(crate) fn names_this_machine(address: &Url) -> bool {
    match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// Whether a network address is one of the open internet, and of nobody's own network.
pub(crate) fn is_outside(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_outside_v4(ip),
        IpAddr::V6(ip) => is_outside_v6(ip),
    }
}

fn is_outside_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let inside = ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        // "This network", between a provider and its customers, for protocols, for measuring, and for later.
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !inside
}

fn is_outside_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_outside_v4(inner);
    }
    let [a, b, c, d, e, f, ..] = ip.segments();
    // Where a network reaches the older internet only through a translator, its names lead here.
    if [a, b, c, d, e, f] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [.., w, x, y, z] = ip.octets();
        return is_outside_v4(Ipv4Addr::new(w, x, y, z));
    }
    // The open internet is 2000::/3; of it, tunnels that carry an IPv4 address within, and what books print, are left out.
    let open = a & 0xe000 == 0x2000;
    let tunnel = a == 0x2002 || (a == 0x2001 && b == 0);
    let printed = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    open && !tunnel && !printed
}
