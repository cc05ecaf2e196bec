//! Which route of the house an address belongs to.

use store::Settings;

/// Every route of the house: method, pattern, whether files are taken.
pub(crate) struct Routes(Vec<(&'static str, &'static str, bool)>);

impl Routes {
    pub(crate) fn of_the_house() -> Routes {
        let settings = Settings { public_address: String::new(), demo: true };
        let routes = dolen::capabilities::routes(&settings);
        Routes(routes.all().iter().map(|route| (route.method, route.path, route.uploads)).collect())
    }

    /// The patterns of a method.
    pub(crate) fn patterns<'r>(&'r self, method: &'r str) -> impl Iterator<Item = &'static str> + 'r {
        self.0.iter().filter(move |(of, ..)| *of == method).map(|(_, pattern, _)| *pattern)
    }

    /// Whether files are sent to this pattern.
    pub(crate) fn takes_files(&self, pattern: &str) -> bool {
        self.0.iter().any(|(method, of, files)| *method == "POST" && *of == pattern && *files)
    }

    /// The pattern of an address with its language; a search is sent to a page's own.
    pub(crate) fn pattern(&self, method: &str, address: &str) -> Option<&'static str> {
        let path = address.split(['?', '#']).next()?.get(3..)?;
        let path = if path.is_empty() { "/" } else { path };
        let fits = |pattern: &&'static str| {
            let (parts, told) = (pattern.split('/'), path.split('/'));
            parts.clone().count() == told.clone().count()
                && parts.zip(told).all(|(part, word)| part.starts_with('{') || part == word)
        };
        let of = |method: &str| self.patterns(method).filter(|p| fits(p)).min_by_key(|p| p.matches('{').count());
        of(method).or_else(|| of("GET"))
    }
}
