//! Long lists in pages.

use crate::Asked;
use components::{Html, PageItem, PageLink, Pagination};

/// Which page of a list is wanted, and how long the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// Page number, from 1.
    pub page: i64,
    /// Rows on a page.
    pub size: i64,
}

impl Paging {
    /// From the field `page` of the address.
    pub fn of(asked: &Asked, size: i64) -> Self {
        Paging { page: asked.query.number("page").unwrap_or(1).clamp(1, 100_000), size }
    }
    /// How many rows come before this page.
    pub const fn offset(&self) -> i64 {
        (self.page - 1) * self.size
    }
    /// How many pages `total` rows need.
    pub const fn pages(&self, total: i64) -> i64 {
        if total <= 0 { 1 } else { (total + self.size - 1) / self.size }
    }
    /// The links to the other pages; nothing when one page is enough.
    pub fn html(&self, asked: &Asked, total: i64) -> Html {
        let pages = self.pages(total);
        if pages <= 1 {
            return Html::default();
        }
        let href = |page: i64| {
            let others = asked.query.pairs().iter().filter(|(name, _)| name != "page").cloned();
            let fields: Vec<_> = others.chain([("page".to_owned(), page.to_string())]).collect();
            asked.url(&asked.address(&asked.path, &fields))
        };
        let near = |page: &i64| *page == 1 || *page == pages || (page - self.page).abs() <= 1;
        let mut items = Vec::new();
        let mut last = 0;
        for page in (1..=pages).filter(near) {
            if page > last + 1 {
                items.push(PageItem { ellipsis: true, ..PageItem::default() });
            }
            items.push(PageItem {
                number: page.to_string(),
                href: href(page),
                current: page == self.page,
                ..PageItem::default()
            });
            last = page;
        }
        let link = |page: i64, key: &str| (1..=pages).contains(&page).then(|| PageLink::new(href(page), asked.t(key)));
        let pagination = Pagination {
            items,
            previous: link(self.page - 1, "web-previous"),
            next: link(self.page + 1, "web-next"),
            landmark_label: asked.t("web-pages"),
            ..Pagination::default()
        };
        pagination.html()
    }
}
