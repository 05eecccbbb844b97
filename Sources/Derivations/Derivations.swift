// Derivations
