//! A row of counts with its sums, and the least that must be withheld so that no small count can be worked out.
//!
//! Every way of withholding is tried against [`Bounds`], cheapest first; what passes keeps, for each small count, at
//! least [`ROOM`] candidates for whoever knows every rule of this module.

use super::bounds::{Bounds, room};
use super::{Band, ROOM, Shown};

/// Cells that may be withheld for another's sake; the larger ones stay, so that the search ends.
const CANDIDATES: usize = 8;

/// A sum of neighbouring cells that is shown too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    /// First cell.
    pub(super) from: usize,
    /// The cell after the last.
    pub(super) to: usize,
    /// What it costs the reader when it is withheld; a cell costs 2.
    pub(super) cost: u32,
    /// The sum over which this one may be told as a band, by its place.
    pub(super) whole: Option<usize>,
}

/// Counts that add up to a total that is shown.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) cells: &'a [u64],
    pub(super) sums: &'a [Sum],
    pub(super) k: u64,
    /// Cells, and sums inside them, that may not be shown, because they would say that nearly everybody falls short.
    pub(super) alike: Option<(usize, usize)>,
}

/// How a row is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Protected {
    pub(super) cells: Vec<Shown>,
    pub(super) sums: Vec<Shown>,
}

impl Row<'_> {
    fn sum(&self, sum: Sum) -> u64 {
        self.cells.get(sum.from..sum.to).unwrap_or_default().iter().sum()
    }

    fn is_few(&self, count: u64) -> bool {
        (1..self.k).contains(&count)
    }

    fn is_alike(&self, from: usize, to: usize) -> bool {
        self.alike.is_some_and(|(first, last)| first <= from && to <= last)
    }

    /// The row with the least withheld; with everything withheld when nothing less will do.
    pub(super) fn protect(&self) -> Protected {
        let mut movable: Vec<usize> = (0..self.cells.len())
            .filter(|cell| self.cells[*cell] >= self.k && !self.is_alike(*cell, cell + 1))
            .collect();
        movable.sort_by_key(|cell| (self.cells[*cell], *cell));
        movable.truncate(CANDIDATES);
        let mut best: Option<(u32, Protected)> = None;
        for withheld in 0_u32..1 << movable.len() {
            let mut cells: Vec<Shown> = (0..self.cells.len()).map(|cell| self.plain(cell)).collect();
            for (bit, cell) in movable.iter().enumerate().filter(|(bit, _)| withheld >> bit & 1 == 1) {
                debug_assert!(bit < CANDIDATES, "bits stand for candidates");
                cells[*cell] = Shown::Withheld;
            }
            self.with_sums(&cells, &mut Vec::new(), 2 * withheld.count_ones(), &mut best);
        }
        best.map_or_else(|| self.nothing(), |(_, protected)| protected)
    }

    fn plain(&self, cell: usize) -> Shown {
        let count = self.cells[cell];
        if self.is_alike(cell, cell + 1) {
            Shown::Alike
        } else if self.is_few(count) {
            Shown::Few
        } else {
            Shown::Count(count)
        }
    }

    /// Tries every way of showing the sums that are left, and keeps the cheapest that is safe.
    fn with_sums(&self, cells: &[Shown], sums: &mut Vec<Shown>, cost: u32, best: &mut Option<(u32, Protected)>) {
        if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
            return;
        }
        let Some(sum) = self.sums.get(sums.len()) else {
            let protected = Protected { cells: cells.to_vec(), sums: sums.clone() };
            if self.is_safe(&protected) {
                *best = Some((cost, protected));
            }
            return;
        };
        for (shown, extra) in self.ways(*sum, sums) {
            sums.push(shown);
            self.with_sums(cells, sums, cost + extra, best);
            sums.pop();
        }
    }

    /// The ways of showing a sum, with what each costs.
    fn ways(&self, sum: Sum, before: &[Shown]) -> Vec<(Shown, u32)> {
        let count = self.sum(sum);
        if self.is_few(count) && !self.is_alike(sum.from, sum.to) {
            return vec![(Shown::Few, 0)];
        }
        let mut ways = Vec::new();
        let alike = self.is_alike(sum.from, sum.to) && self.alike != Some((sum.from, sum.to));
        if !alike {
            ways.push((Shown::Count(count), 0));
        }
        let whole = sum.whole.and_then(|whole| Some((self.sums.get(whole)?, before.get(whole)?)));
        if let Some((whole, Shown::Count(_))) = whole
            && let Some(band) = Band::of(count, self.sum(*whole))
        {
            ways.push((Shown::Within(band), 3));
        }
        if alike {
            ways.push((Shown::Alike, sum.cost));
        } else if count >= self.k {
            // Nobody is not withheld: that it is withheld says that there are at least k.
            ways.push((Shown::Withheld, sum.cost));
        }
        ways
    }

    /// Everything withheld, for one reason that says nothing of any count.
    fn nothing(&self) -> Protected {
        Protected { cells: vec![Shown::Alike; self.cells.len()], sums: vec![Shown::Alike; self.sums.len()] }
    }

    /// What somebody knows who reads a row and knows the rules.
    fn known(&self, shown: &Protected) -> Bounds {
        let mut bounds = Bounds::of_cells(self.cells.len());
        let total = self.cells.iter().sum();
        bounds.at_least(0, self.cells.len(), total);
        bounds.at_most(0, self.cells.len(), total);
        let runs = (0..self.cells.len()).map(|cell| (cell, cell + 1)).zip(&shown.cells);
        let sums = self.sums.iter().map(|sum| (sum.from, sum.to)).zip(&shown.sums);
        for (place, ((from, to), shown_as)) in runs.chain(sums).enumerate() {
            match shown_as {
                Shown::Count(count) => {
                    bounds.at_least(from, to, *count);
                    bounds.at_most(from, to, *count);
                }
                Shown::Few => {
                    bounds.at_least(from, to, 1);
                    bounds.at_most(from, to, self.k - 1);
                }
                Shown::Withheld => bounds.at_least(from, to, self.k),
                Shown::Within(band) => {
                    let sum = place.checked_sub(self.cells.len()).and_then(|sum| self.sums.get(sum));
                    let whole = sum.and_then(|sum| self.sums.get(sum.whole?)).map_or(0, |whole| self.sum(*whole));
                    match band {
                        Band::AtLeastNinety => bounds.at_least(from, to, (whole * 9).div_ceil(10)),
                        Band::AtMostTen => bounds.at_most(from, to, whole / 10),
                    }
                }
                Shown::Alike => {}
            }
        }
        bounds.closed()
    }

    /// Whether no small count can be worked out, nor narrowed to less than [`ROOM`] candidates.
    pub(super) fn is_safe(&self, shown: &Protected) -> bool {
        let bounds = self.known(shown);
        let roomy = |from: usize, to: usize| room(bounds.between(from, to)) >= ROOM.min(self.k - 1);
        let cells = shown
            .cells
            .iter()
            .enumerate()
            .filter(|(cell, shown)| !matches!(shown, Shown::Count(_)) && self.is_few(self.cells[*cell]))
            .all(|(cell, _)| roomy(cell, cell + 1));
        let sums = shown
            .sums
            .iter()
            .zip(self.sums)
            .filter(|(shown, sum)| !matches!(shown, Shown::Count(_)) && self.is_few(self.sum(**sum)))
            .all(|(_, sum)| roomy(sum.from, sum.to));
        cells && sums && self.no_small_rest(shown, &bounds)
    }

    /// Several small counts can add up to a rest that is known: then the rest must not be small itself.
    fn no_small_rest(&self, shown: &Protected, bounds: &Bounds) -> bool {
        let cells = self.cells.len();
        let hidden = |cell: &usize| !matches!(shown.cells[*cell], Shown::Count(_));
        (0..cells).flat_map(|from| (from + 1..=cells).map(move |to| (from, to))).all(|(from, to)| {
            let rest: u64 = (from..to).filter(hidden).map(|cell| self.cells[cell]).sum();
            !self.is_few(rest) || room(bounds.between(from, to)) > 1
        })
    }
}
