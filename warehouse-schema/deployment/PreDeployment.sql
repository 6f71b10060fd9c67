-- Runs before every deployment; the plan is already computed, so nothing here changes what is compared.
-- The columnstore and partition statements need an edition that has them: say so before anything is touched.
IF SERVERPROPERTY('ProductMajorVersion') IS NOT NULL AND CAST(SERVERPROPERTY('ProductMajorVersion') AS int) < 15
    THROW 50000, 'BhytWarehouse needs SQL Server 2019 (15.x) or newer, or an Azure SQL service. Nothing was changed.', 1;
