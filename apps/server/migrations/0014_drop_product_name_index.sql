-- Products are searched in memory (packages/matching); the trigram index only cost a third of every bulk load.
DROP INDEX product_name_trgm;
