"""The app's own themes, beside Textual's: ink and paper by night and by day, and high contrast for both."""

from textual.theme import BUILTIN_THEMES, Theme

PANE_BORDER = "pane-border"
"""The colour of frames without the focus; in other themes it is mixed from their own."""

AFTERWORD = Theme(
    name="afterword",
    primary="#8fb8ea",
    secondary="#c4a9ec",
    accent="#ecbd72",
    warning="#edae63",
    error="#f28f85",
    success="#9fce90",
    foreground="#e6e2d9",
    background="#16171c",
    surface="#1f2128",
    panel="#2a2d37",
    dark=True,
    variables={
        "border": "#8fb8ea",
        "border-blurred": "#3d4250",
        PANE_BORDER: "#464956",
        "text-muted": "#a5a299",
        "text-disabled": "#7d7b75",
        "text-success": "#9fce90",
        "text-warning": "#edae63",
        "text-error": "#f28f85",
        "text-primary": "#8fb8ea",
        "text-secondary": "#c4a9ec",
        "text-accent": "#ecbd72",
        "block-cursor-background": "#345582",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#2a2d37",
        "block-cursor-blurred-foreground": "#e6e2d9",
        "input-cursor-background": "#ecbd72",
        "input-cursor-foreground": "#16171c",
        "input-selection-background": "#34527a",
        "button-color-foreground": "#16171c",
        "footer-key-foreground": "#ecbd72",
    },
)
"""Warm paper white on ink: the theme of who has picked none."""

AFTERWORD_LIGHT = Theme(
    name="afterword-light",
    primary="#1f5a96",
    secondary="#67409a",
    accent="#8f4409",
    warning="#824a00",
    error="#a8231c",
    success="#23622c",
    foreground="#2b2926",
    background="#ece5d8",
    surface="#f9f5ec",
    panel="#ded5c4",
    dark=False,
    variables={
        "border": "#1f5a96",
        "border-blurred": "#c0b6a3",
        PANE_BORDER: "#b5aa95",
        "text-muted": "#5c564c",
        "text-disabled": "#857d70",
        "text-success": "#23622c",
        "text-warning": "#824a00",
        "text-error": "#a8231c",
        "text-primary": "#1f5a96",
        "text-secondary": "#67409a",
        "text-accent": "#8f4409",
        "block-cursor-background": "#bfd6f0",
        "block-cursor-foreground": "#14283f",
        "block-cursor-blurred-background": "#ded5c4",
        "block-cursor-blurred-foreground": "#2b2926",
        "input-cursor-background": "#8f4409",
        "input-cursor-foreground": "#f9f5ec",
        "input-selection-background": "#bcd3ec",
        "button-color-foreground": "#f9f5ec",
        "footer-key-foreground": "#8f4409",
    },
)
"""The same by day: dark ink on paper."""

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#d0b8ff",
    accent="#ffe04a",
    warning="#ffc247",
    error="#ff9d94",
    success="#6dff8b",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        "border": "#ffe04a",
        "border-blurred": "#ffffff",
        PANE_BORDER: "#ffffff",
        "text-muted": "#ffffff",
        "text-disabled": "#b0b0b0",
        "text-success": "#6dff8b",
        "text-warning": "#ffc247",
        "text-error": "#ff9d94",
        "text-primary": "#7fd4ff",
        "text-secondary": "#d0b8ff",
        "text-accent": "#ffe04a",
        "block-cursor-background": "#ffe04a",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#444444",
        "block-cursor-blurred-foreground": "#ffffff",
        "input-cursor-background": "#ffe04a",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#00509f",
        "footer-key-foreground": "#ffe04a",
    },
)

HIGH_CONTRAST_LIGHT = Theme(
    name="high-contrast-light",
    primary="#003a8c",
    secondary="#5a0099",
    accent="#7a0050",
    warning="#6b3d00",
    error="#a00000",
    success="#005218",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e8e8e8",
    dark=False,
    variables={
        "border": "#003a8c",
        "border-blurred": "#000000",
        PANE_BORDER: "#000000",
        "text-muted": "#000000",
        "text-disabled": "#4a4a4a",
        "text-success": "#005218",
        "text-warning": "#6b3d00",
        "text-error": "#a00000",
        "text-primary": "#003a8c",
        "text-secondary": "#5a0099",
        "text-accent": "#7a0050",
        "block-cursor-background": "#003a8c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#c8c8c8",
        "block-cursor-blurred-foreground": "#000000",
        "input-cursor-background": "#003a8c",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#b5d5ff",
        "footer-key-foreground": "#7a0050",
    },
)

OWN = (AFTERWORD, AFTERWORD_LIGHT, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT)
BY_NAME = {theme.name: theme for theme in OWN}
NAMES = {"": "afterword", "dark": "afterword", "light": "afterword-light", "ansi": "ansi-dark"}
"""Short names for the settings, and the theme of who has picked none."""


def called(name: str) -> str:
    """Return the theme that is meant by a name in the settings; where there is none, the usual one."""
    name = NAMES.get(name, name)
    return name if name in BY_NAME or name in BUILTIN_THEMES else AFTERWORD.name


def pane_border(theme: Theme) -> str:
    """Return a quiet colour for frames in a theme that names none."""
    return "ansi_bright_black" if theme.ansi else "#808080 45%"
