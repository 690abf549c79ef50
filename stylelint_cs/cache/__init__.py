"""What was made of brand files and locale packs, kept in the user's own cache folder for a quick start."""
