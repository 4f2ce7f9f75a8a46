//! What can be worked out of sums of neighbours: exact bounds on every run of cells.
//!
//! Cells lie in a row; a run of neighbours is the difference of two running totals, so that everything known of runs
//! is a system of differences. Its tightest bounds are shortest paths (Floyd and Warshall), exact for whole numbers:
//! nobody, with whatever tool, can narrow them without knowing more.

/// More than any count, and small enough that two of them add up.
const FAR: i64 = i64::MAX / 4;

/// What is known of runs of cells, and what follows from it once [`closed`](Self::closed).
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    points: usize,
    /// Most that running total `to` can exceed running total `from` by, at `from * points + to`.
    most: Vec<i64>,
}

/// The candidates of a run: from the first to the second, both included; no second means without end.
pub(super) type Candidates = (u64, Option<u64>);

impl Bounds {
    /// Nothing known of so many cells, but that none is negative.
    pub(super) fn of_cells(cells: usize) -> Self {
        let points = cells + 1;
        let mut bounds = Self { points, most: vec![FAR; points * points] };
        for point in 0..points {
            bounds.most[point * points + point] = 0;
        }
        for cell in 0..cells {
            bounds.at_least(cell, cell + 1, 0);
        }
        bounds
    }

    /// The cells from `from` up to, not including, `to` add up to at least this.
    pub(super) fn at_least(&mut self, from: usize, to: usize, count: u64) {
        self.limit(to, from, -i64::try_from(count).unwrap_or(FAR));
    }

    /// The same cells add up to at most this.
    pub(super) fn at_most(&mut self, from: usize, to: usize, count: u64) {
        self.limit(from, to, i64::try_from(count).unwrap_or(FAR));
    }

    fn limit(&mut self, from: usize, to: usize, most: i64) {
        let slot = &mut self.most[from * self.points + to];
        *slot = (*slot).min(most);
    }

    /// Draws every conclusion.
    pub(super) fn closed(mut self) -> Self {
        for via in 0..self.points {
            for from in 0..self.points {
                let first = self.most[from * self.points + via];
                if first >= FAR {
                    continue;
                }
                for to in 0..self.points {
                    let second = self.most[via * self.points + to];
                    if second < FAR {
                        self.limit(from, to, first + second);
                    }
                }
            }
        }
        self
    }

    /// The candidates of a run, after [`closed`](Self::closed).
    pub(super) fn between(&self, from: usize, to: usize) -> Candidates {
        let low = self.most[to * self.points + from].saturating_neg();
        let high = self.most[from * self.points + to];
        (u64::try_from(low).unwrap_or(0), if high >= FAR { None } else { u64::try_from(high).ok() })
    }
}

/// How many candidates there are: as many as can be, when there is no end.
pub(super) fn room((low, high): Candidates) -> u64 {
    high.map_or(u64::MAX, |high| (high + 1).saturating_sub(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hidden_cells_of_a_row_bound_each_other() {
        let mut bounds = Bounds::of_cells(3);
        bounds.at_least(0, 3, 100);
        bounds.at_most(0, 3, 100);
        bounds.at_least(2, 3, 85);
        bounds.at_most(2, 3, 85);
        for cell in 0..2 {
            bounds.at_least(cell, cell + 1, 1);
            bounds.at_most(cell, cell + 1, 10);
        }
        let closed = bounds.closed();
        assert_eq!(closed.between(0, 1), (5, Some(10)));
        assert_eq!(closed.between(0, 2), (15, Some(15)));
        assert_eq!(room(closed.between(1, 2)), 6);
    }
}
