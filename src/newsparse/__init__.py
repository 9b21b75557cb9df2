"""newsparse: raw scraped news pages in, clean records out."""
