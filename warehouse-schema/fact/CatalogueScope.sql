-- Grain: one row per facility and kind of catalogue that was received: the days for which it says anything. Facility -1 stands for the ministry's own list.
-- Caution  outside these days, and where there is no row, nothing is known: a check that needs the catalogue does not apply, it is not broken
CREATE TABLE fact.CatalogueScope
(
    FacilityDurableKey int         NOT NULL,
    EntryTypeCode      varchar(20) NOT NULL, -- Drug, Supply, Service, Diagnosis
    FirstDateKey       int         NOT NULL,
    LastDateKey        int         NOT NULL,
    EntryCount         int         NOT NULL,
    LoadRunKey         int         NOT NULL,
    CONSTRAINT PK_fact_CatalogueScope PRIMARY KEY (FacilityDurableKey, EntryTypeCode)
);
