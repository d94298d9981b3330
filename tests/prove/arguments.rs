//! The command line of the proof.

/// What is printed on wrong usage.
pub(crate) const USAGE: &str = "\
Usage: standpoint-prove kills|cuts|restores|flips|full [--count N] [--seed N]";

/// One of the proofs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Processes are killed.
    Kills,
    /// The disk is cut off from power.
    Cuts,
    /// Backups are restored.
    Restores,
    /// Bits are flipped.
    Flips,
    /// The disk is full.
    Full,
}

impl Part {
    const ALL: [Self; 5] = [Self::Kills, Self::Cuts, Self::Restores, Self::Flips, Self::Full];

    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Kills => "kills",
            Self::Cuts => "cuts",
            Self::Restores => "restores",
            Self::Flips => "flips",
            Self::Full => "full",
        }
    }

    /// Whether it mounts file systems of its own.
    pub(crate) fn mounts(self) -> bool {
        matches!(self, Self::Cuts | Self::Full)
    }

    /// How often it's done when no number is asked for.
    pub(crate) fn long_run(self) -> u64 {
        match self {
            Self::Kills | Self::Flips => 2_000,
            Self::Cuts | Self::Restores => 500,
            Self::Full => 300,
        }
    }
}

/// What is to be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) part: Part,
    /// How often.
    pub(crate) count: Option<u64>,
    /// What chance is made from.
    pub(crate) seed: u64,
}

/// Reads the arguments that follow the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Asked, String> {
    let (mut part, mut count, mut seed) = (None, None, 1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--count" => count = Some(number(&argument, arguments.next())?),
            "--seed" => seed = number(&argument, arguments.next())?,
            name => {
                let found = Part::ALL.into_iter().find(|part| part.name() == name);
                part = Some(found.ok_or_else(|| format!("No such proof: \"{name}\"."))?);
            }
        }
    }
    Ok(Asked { part: part.ok_or("No proof was named.")?, count, seed })
}

fn number(option: &str, value: Option<String>) -> Result<u64, String> {
    value.and_then(|value| value.parse().ok()).ok_or_else(|| format!("{option} needs a number."))
}
