//! Enums whose values have a stable slug (database, JSON, command line) and a label (for people).

/// Declares such an enum: `Variant = "slug" | "Label"`.
macro_rules! named_enum {
    ($(#[$doc:meta])* pub enum $name:ident($thing:literal) { $($(#[$vdoc:meta])* $variant:ident = $slug:literal | $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $slug)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which people are shown them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name used in the database, in JSON and on the command line.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// The name people read.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(text: &str) -> $crate::error::Result<Self> {
                let text = text.trim();
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.slug().eq_ignore_ascii_case(text) || value.label().eq_ignore_ascii_case(text))
                    .ok_or_else(|| {
                        let known = Self::ALL.iter().map(|value| value.slug()).collect::<Vec<_>>().join(", ");
                        $crate::error::Error::invalid(format!(concat!("Unknown ", $thing, ". Use one of: {}."), known))
                    })
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.slug().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|_| rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}

pub(crate) use named_enum;
