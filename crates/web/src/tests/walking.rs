//! A participant's way through the pages, as a browser without a script walks it: read a page, fill its form, send it, follow.

mod anonymity;
mod apart;
mod browser;
mod choosing;
mod conflicts;
mod editorial;
mod enrolling;
mod entering;
mod evaluating;
mod every_route;
mod forum;
mod helping;
mod leaving;
mod mischief;
mod operating;
mod own_pages;
mod rehearsing;
mod reviewing;
mod synthesis;
mod team;
mod teaming;
mod whole_way;
