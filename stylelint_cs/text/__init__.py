"""A message as the rules see it: folded, cut into words and sentences, with slots and addresses masked."""
