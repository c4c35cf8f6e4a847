"""Where things are and how they look: paths, settings, design tokens, logging. Knows no case and no Qt."""
