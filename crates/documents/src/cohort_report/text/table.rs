//! Columns as wide as their widest cell.

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

pub(super) struct Table<const N: usize> {
    heads: [String; N],
    sides: [Side; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// Headings that are all empty are not printed.
    pub(super) fn new<Head: Into<String>>(columns: [(Head, Side); N]) -> Self {
        let sides = columns.each_ref().map(|(_, side)| *side);
        Self { heads: columns.map(|(head, _)| head.into()), sides, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn print(&self) -> String {
        let head = self.heads.iter().any(|head| !head.is_empty()).then_some(&self.heads);
        let lines: Vec<&[String; N]> = head.into_iter().chain(&self.rows).collect();
        let mut widths = [0; N];
        for (at, width) in widths.iter_mut().enumerate() {
            *width = lines.iter().map(|cells| cells[at].chars().count()).max().unwrap_or(0);
        }
        let printed: Vec<String> = lines.iter().map(|cells| self.line(cells, &widths)).collect();
        printed.join("\n")
    }

    fn line(&self, cells: &[String; N], widths: &[usize; N]) -> String {
        let padded: Vec<String> = cells
            .iter()
            .zip(widths)
            .zip(&self.sides)
            .map(|((cell, width), side)| match side {
                Side::Left => format!("{cell:<width$}"),
                Side::Right => format!("{cell:>width$}"),
            })
            .collect();
        format!("  {}", padded.join("  ").trim_end())
    }
}
