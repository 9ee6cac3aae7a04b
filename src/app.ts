/** Opens the store, the engines and the vault once, and hands every door the same context. */
