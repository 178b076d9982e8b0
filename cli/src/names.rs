/// An enum whose values have one name and one line of help each, and a registry.
macro_rules! named {
    (
        $(#[$outer:meta])*
        $kind:ident {
            $( $variant:ident = $name:literal, $summary:literal; )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind {
            $(
                #[doc = $summary]
                $variant,
            )+
        }

        impl $kind {
            /// All of them, in the order of the help.
            pub const ALL: &'static [$kind] = &[$($kind::$variant),+];

            /// The name used on the command line.
            pub fn name(self) -> &'static str {
                match self { $($kind::$variant => $name),+ }
            }

            /// One line for help pages.
            pub fn summary(self) -> &'static str {
                match self { $($kind::$variant => $summary),+ }
            }
        }

        impl std::str::FromStr for $kind {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, ()> {
                $kind::ALL.iter().copied().find(|one| one.name() == name).ok_or(())
            }
        }
    };
}

pub(crate) use named;
