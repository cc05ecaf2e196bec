//! The table of contents of the product: every part of the house is named here, once.

use access::{Policies, PolicyText};
use fetch::Client;
use i18n::Catalogue;
use kernel::{Chance, Clock};
use std::sync::Arc;
use store::{Address, Capability, Fault, House, Ingredients, Settings};
use vault::MasterKey;
use web::{Front, Routes};

/// The capabilities, in the order in which their tables are made.
pub fn all() -> Vec<Arc<dyn Capability>> {
    vec![
        Arc::new(agencies::Agencies),
        // Asked in this order how a visitor is related to a thing: people puts records of one person beside each other.
        Arc::new(people::People),
        Arc::new(circle::Circles),
        Arc::new(concerns::Concerns),
        Arc::new(sharing::Sharing),
        Arc::new(rights::Rights),
        Arc::new(exchange::Exchange),
    ]
}

/// The rules of the house as they are written, one text for each part.
pub fn policy_texts() -> Vec<PolicyText> {
    vec![
        store::POLICY,
        agencies::POLICY,
        people::POLICY,
        circle::POLICY,
        concerns::POLICY,
        sharing::POLICY,
        rights::POLICY,
        exchange::POLICY,
        desk::POLICY,
    ]
}

/// The rules of the house.
///
/// # Errors
/// When they do not fit together: a fault in the rules, found at start.
pub fn policies() -> Result<Policies, Fault> {
    Policies::new(&policy_texts()).map_err(|e| Fault::new(e.to_string()))
}

/// The texts of the house.
///
/// # Errors
/// When the two languages do not match: a fault in the texts, found at start.
pub fn texts() -> Result<Arc<Catalogue>, Fault> {
    let mut sources = vec![web::TEXTS];
    sources.extend_from_slice(agencies::TEXTS);
    sources.extend_from_slice(people::TEXTS);
    sources.extend_from_slice(circle::TEXTS);
    sources.extend_from_slice(concerns::TEXTS);
    sources.extend_from_slice(desk::TEXTS);
    sources.extend_from_slice(sharing::TEXTS);
    sources.extend_from_slice(rights::TEXTS);
    sources.extend_from_slice(exchange::TEXTS);
    sources.extend_from_slice(demo::TEXTS);
    Catalogue::new(&sources).map(Arc::new).map_err(|e| Fault::new(e.to_string()))
}

/// Opens the house.
///
/// # Errors
/// When a part does not fit, or the database cannot be opened.
pub async fn house(
    address: Address,
    master: MasterKey,
    clock: Clock,
    chance: Chance,
    settings: Settings,
) -> Result<House, Fault> {
    house_with(all(), policies()?, address, master, clock, chance, settings).await
}

/// Opens the house with other parts or under other rules than its own: to see that a fault in them is found.
///
/// # Errors
/// As [`house`].
pub async fn house_with(
    capabilities: Vec<Arc<dyn Capability>>,
    policies: Policies,
    address: Address,
    master: MasterKey,
    clock: Clock,
    chance: Chance,
    settings: Settings,
) -> Result<House, Fault> {
    House::open(Ingredients {
        address,
        master,
        capabilities,
        policies,
        texts: texts()?,
        limits: catalogue::limits(),
        clock,
        chance,
        settings,
    })
    .await
}

/// All addresses. Agencies' own sign-ins are asked outside only.
pub fn routes(settings: &Settings) -> Routes {
    routes_with(settings, &Client::outside())
}

/// The same; agencies' own sign-ins are asked with this client.
pub fn routes_with(settings: &Settings, client: &Client) -> Routes {
    let routing = Arc::new(desk::Desks);
    let routes = concerns::routes(routing)
        .and(agencies::routes(client))
        .and(people::routes_with(Arc::new(desk::Panels)))
        .and(circle::routes(Arc::new(desk::Knowledge)))
        .and(desk::routes())
        .and(sharing::routes(Arc::new(desk::Partners)))
        .and(rights::routes(Arc::new(holdings::House)))
        .and(exchange::routes(surroundings()));
    if settings.demo { routes.and(demo::routes()) } else { routes }
}

/// What an import needs to know beside the house.
pub fn surroundings() -> exchange::Surroundings {
    static PLACES: std::sync::OnceLock<Arc<catalogue::Places>> = std::sync::OnceLock::new();
    let places = PLACES.get_or_init(|| Arc::new(catalogue::Places::load()));
    exchange::Surroundings { routing: Arc::new(desk::Desks), places: Arc::clone(places) }
}

/// The front of a house: its addresses, menu, foot and doorkeeper. Agencies' own sign-ins are asked outside only.
pub fn front(house: &House) -> Front {
    front_with(house, &Client::outside())
}

/// The same; agencies' own sign-ins are asked with this client.
pub fn front_with(house: &House, client: &Client) -> Front {
    let routes = routes_with(house.settings(), client);
    let mut front = Front::new(house.clone(), Arc::new(agencies::Sessions), routes);
    front.confirm = Some(agencies::confirm());
    front.menu = desk::menu();
    front.foot = concerns::FOOT.to_vec();
    if house.settings().demo {
        front.foot.extend_from_slice(demo::FOOT);
    }
    front
}
