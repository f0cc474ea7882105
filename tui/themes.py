"""The app's own themes, beside Textual's: high contrast on dark and on light, and the last choice kept."""

from textual.theme import Theme

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

OWN = (HIGH_CONTRAST, HIGH_CONTRAST_LIGHT)
NAMES = {"light": "textual-light", "dark": "textual-dark", "ansi": "ansi-dark"}
"""Short names for the settings."""
