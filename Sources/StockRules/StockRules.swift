// `StockRules.all` is generated at build time from rules/**/*.yaml by the EmbedRules plugin: as Swift values, because
// reading two hundred YAML texts costs some 95 ms at start-up and these cost nothing.
