//! A participant's way through the pages, as a browser without a script walks it: read a page, fill its form, send it, follow.

mod browser;
mod choosing;
mod conflicts;
mod enrolling;
mod entering;
mod evaluating;
mod every_route;
mod leaving;
mod mischief;
mod operating;
mod own_pages;
mod team;
mod teaming;
mod whole_way;
