using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Benchmarks;

/// <summary>A warehouse with one month of a large province: a sample province loaded as any, whose last month is then multiplied inside the warehouse.</summary>
/// <remarks>
/// Each copy has participants, cards, practitioners and staff of its own; every <see cref="CopiesOfOneNetwork"/> copies share a network of facilities with departments and catalogues of its own. A copy is
/// a published load with a range of record keys and entries in the ledger, so that `ledger --verify` holds for the whole. Registers, linked persons and the statistics feeds stay those of the sample.
/// </remarks>
internal sealed class LargeProvince(string folder, int dossiers)
{
    public const int BaseDossiers = 45_000;
    private const int Months = 3;
    private const int CopiesOfOneNetwork = 3;
    private const long MemberStride = 10_000_000;
    private const int PractitionerStride = 100_000;
    private const int DepartmentStride = 10_000;
    private const int FacilityStride = 1_000;
    private const int FileStride = 100_000;
    private const long RecordStride = 1_000_000;
    private static readonly DateOnly Start = new(2025, 5, 1);
    private static readonly int MonthKey = (Start.AddMonths(Months - 1).Year * 100) + Start.AddMonths(Months - 1).Month;

    public string HomeFolder => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"built-{dossiers}"));

    /// <summary>Files of one facility with dossiers sent again, held back from the load.</summary>
    public string CorrectionFolder => Path.Combine(folder, "correction");

    private string Sample => Path.Combine(folder, "sample");

    /// <summary>Whether the warehouse stands from an earlier run, of this schema.</summary>
    public bool Stands => File.Exists(Path.Combine(HomeFolder, "done")) && File.ReadAllText(Path.Combine(HomeFolder, "done")) == WarehouseSchema.Hash;

    public void Build(Action<string> tell)
    {
        if (Directory.Exists(HomeFolder))
        {
            Directory.Delete(HomeFolder, recursive: true);
        }

        if (!File.Exists(Path.Combine(Sample, "truth.json")))
        {
            tell($"writes a sample province of {BaseDossiers} dossiers in {Months} months");
            new SampleProvinceWriter(new SampleProvinceOptions { Dossiers = BaseDossiers, People = 3 * BaseDossiers, Months = Months, Start = Start }).WriteAsync(Sample, null, CancellationToken.None).GetAwaiter().GetResult();
        }

        HoldCorrectionsBack();
        WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(HomeFolder, "warehouse.db"), TimeProvider.System);
        HostLeases leases = new(home.Warehouse, TimeProvider.System, LeaseTerms.Default);
        WarehouseLoad load = new(home, SourceRegister.All, TimeProvider.System, leases);
        foreach (ISource source in SourceRegister.All.Sources.Where(source => Directory.Exists(Path.Combine(Sample, source.FeedCode))))
        {
            tell($"loads {source.FeedCode}");
            LoadResult result = load.Run(source, InputFiles.Find(Path.Combine(Sample, source.FeedCode), source.FileExtensions, null), null, CancellationToken.None);
            if (!result.IsPublished)
            {
                throw new InvalidOperationException(result.Message);
            }
        }

        using (SqliteConnection connection = home.Warehouse.OpenWriter())
        {
            Multiply(connection, tell);
            using SqliteTransaction moment = connection.BeginTransaction();
            IReadOnlyList<LedgerDifference> differences = new LedgerReport(connection, SourceRegister.All).Verify();
            tell($"the ledger over all of it: {differences.Count} differences");
            if (differences.Count > 0)
            {
                throw new InvalidOperationException(string.Join("; ", differences.Take(5)));
            }
        }

        File.WriteAllText(Path.Combine(HomeFolder, "done"), WarehouseSchema.Hash);
    }

    /// <summary>Dossiers that a facility sends again after the last month: they are the correction.</summary>
    private void HoldCorrectionsBack()
    {
        if (Directory.Exists(CorrectionFolder))
        {
            return;
        }

        string after = Start.AddMonths(Months).ToString("yyyyMM", CultureInfo.InvariantCulture);
        IGrouping<string, string> facility = Directory.GetFiles(Path.Combine(Sample, "VssClaims"), $"*_{after}*_guilai.xml", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetFileName(file).Split('_')[0]).OrderBy(group => group.Key, StringComparer.Ordinal).First(group => group.Key == "00012");
        Directory.CreateDirectory(CorrectionFolder);
        foreach (string file in facility)
        {
            File.Move(file, Path.Combine(CorrectionFolder, Path.GetFileName(file)));
        }
    }

    private void Multiply(SqliteConnection connection, Action<string> tell)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        string monthly = $"SettlementMonthKey = {MonthKey} AND TreatingFacilityDurableKey > 0 AND MemberDurableKey > 0";
        connection.Run($"CREATE TEMP TABLE copied AS SELECT ClaimKey, MemberDurableKey FROM fact_Claim WHERE {monthly}");
        connection.Run("CREATE UNIQUE INDEX temp.UQ_copied ON copied (ClaimKey)");
        connection.Run("CREATE TEMP TABLE person AS SELECT DISTINCT MemberDurableKey FROM copied");
        connection.Run("CREATE TEMP TABLE network AS SELECT DISTINCT FacilityCode FROM dim_Facility WHERE FacilityKey > 0 AND FacilityCode LIKE '00%'");
        if (connection.ScalarLong("SELECT MAX(LastRecordKey) FROM audit_LoadRun") >= RecordStride || connection.ScalarLong("SELECT MAX(FacilityKey) FROM dim_Facility") >= FacilityStride
            || connection.ScalarLong("SELECT MAX(DepartmentKey) FROM dim_Department") >= DepartmentStride || connection.ScalarLong("SELECT MAX(PractitionerKey) FROM dim_Practitioner") >= PractitionerStride)
        {
            throw new InvalidOperationException("The sample has more keys than the room between two copies.");
        }

        long once = connection.ScalarLong("SELECT COUNT(*) FROM copied");
        int copies = (int)((dossiers - connection.ScalarLong($"SELECT COUNT(*) FROM fact_Claim WHERE SettlementMonthKey = {MonthKey}") + once - 1) / once);
        tell($"multiplies {once} dossiers of {MonthKey} by {copies} more copies of their participants and practitioners; a network of facilities for every {CopiesOfOneNetwork}");
        for (int copy = 1; copy <= copies; copy++)
        {
            int set = copy / CopiesOfOneNetwork;
            if (copy % CopiesOfOneNetwork == 0)
            {
                CopyNetwork(connection, set);
            }

            CopyClaims(connection, copy, set);
        }

        // A facility has the beds and tables for all who come to it now.
        connection.Run($"UPDATE dim_Facility SET ApprovedBedCount = ApprovedBedCount * {CopiesOfOneNetwork}");
        connection.Run($"UPDATE dim_Department SET ApprovedBedCount = ApprovedBedCount * {CopiesOfOneNetwork}, ExamTableCount = ExamTableCount * {CopiesOfOneNetwork}, ActualBedCount = ActualBedCount * {CopiesOfOneNetwork}");
        connection.Run($"UPDATE fact_FacilityResource SET ExamTableCount = ExamTableCount * {CopiesOfOneNetwork}, ActualBedCount = ActualBedCount * {CopiesOfOneNetwork}");
        tell("takes the snapshots of the multiplied facts");
        int newest = LoadRunLog.NewestPublished(connection);
        SnapshotLoader snapshots = new(connection, newest);
        snapshots.Touch("CardSpan", "CardSpanKey > 0");
        snapshots.Take(SourceRegister.All.Sources.SelectMany(source => source.Delivery.SnapshotFacts).Append("ClaimSettlement").Append("CatalogueScope"));
        transaction.Commit();
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>The facilities once more, with departments, approved catalogues and replies of the portal.</summary>
    private static void CopyNetwork(SqliteConnection connection, int set)
    {
        string code = $"'0' || char({64 + set}) || SUBSTR(FacilityCode, 3)";
        Copy(connection, "dim", "Facility", "FacilityCode IN (SELECT FacilityCode FROM temp.network)", ("FacilityKey", Plus("FacilityKey", set * FacilityStride)), ("FacilityDurableKey", Plus("FacilityDurableKey", set * FacilityStride)), ("FacilityCode", code));
        Copy(connection, "dim", "Department", "FacilityCode IN (SELECT FacilityCode FROM temp.network)", ("DepartmentKey", Plus("DepartmentKey", set * DepartmentStride)), ("DepartmentDurableKey", Plus("DepartmentDurableKey", set * DepartmentStride)), ("FacilityCode", code));
        (string, string)[] facility = [("FacilityKey", Plus("FacilityKey", set * FacilityStride)), ("FacilityDurableKey", Plus("FacilityDurableKey", set * FacilityStride))];
        CopyFeed(connection, "MohCatalogues", "CatalogueEntry", $"FacilityDurableKey BETWEEN 1 AND {FacilityStride - 1}", set, facility);
        CopyFeed(connection, "VssFeedback", "PortalReply", $"FacilityDurableKey BETWEEN 1 AND {FacilityStride - 1}", set, [.. facility, ("TransactionCode", $"TransactionCode || '-{set}'")]);
        CopyFeed(connection, "MohFacilities", "FacilityResource", $"FacilityDurableKey BETWEEN 1 AND {FacilityStride - 1} AND ResourceTypeCode <> 'Practitioner'", set,
            [.. facility, ("DepartmentKey", Plus("DepartmentKey", set * DepartmentStride)), ("DepartmentDurableKey", Plus("DepartmentDurableKey", set * DepartmentStride))]);
    }

    private static void CopyClaims(SqliteConnection connection, int copy, int set)
    {
        string token = $"printf('m%03d', {copy}) || SUBSTR(";
        Copy(connection, "dim", "Member", "MemberDurableKey IN (SELECT MemberDurableKey FROM temp.person)", ("MemberKey", Plus("MemberKey", copy * MemberStride)), ("MemberDurableKey", Plus("MemberDurableKey", copy * MemberStride)), ("MemberToken", $"{token}MemberToken, 5)"));
        Copy(connection, "dim", "Practitioner", $"PractitionerKey BETWEEN 1 AND {PractitionerStride - 1}", ("PractitionerKey", Plus("PractitionerKey", copy * PractitionerStride)), ("PractitionerDurableKey", Plus("PractitionerDurableKey", copy * PractitionerStride)), ("PractitionerToken", $"{token}PractitionerToken, 5)"));
        (string, string)[] member = [("MemberKey", Plus("MemberKey", copy * MemberStride)), ("MemberDurableKey", Plus("MemberDurableKey", copy * MemberStride))];
        (string, string)[] practitioner = [("PractitionerKey", Plus("PractitionerKey", copy * PractitionerStride)), ("PractitionerDurableKey", Plus("PractitionerDurableKey", copy * PractitionerStride))];
        (string, string)[] department = [("DepartmentKey", Plus("DepartmentKey", set * DepartmentStride)), ("DepartmentDurableKey", Plus("DepartmentDurableKey", set * DepartmentStride))];
        (string, string)[] registered = [("RegisteredFacilityKey", Plus("RegisteredFacilityKey", set * FacilityStride)), ("RegisteredFacilityDurableKey", Plus("RegisteredFacilityDurableKey", set * FacilityStride))];
        (string, string)[] treating = [("TreatingFacilityKey", Plus("TreatingFacilityKey", set * FacilityStride)), ("TreatingFacilityDurableKey", Plus("TreatingFacilityDurableKey", set * FacilityStride))];
        CopyFeed(connection, "VssEnrolment", "CardSpan", "MemberDurableKey IN (SELECT MemberDurableKey FROM temp.person)", copy, [.. member, .. registered, ("CardToken", $"{token}CardToken, 5)")]);
        CopyFeed(connection, "MohFacilities", "FacilityResource", $"FacilityDurableKey BETWEEN 1 AND {FacilityStride - 1} AND ResourceTypeCode = 'Practitioner' AND PractitionerKey BETWEEN 1 AND {PractitionerStride - 1}", 1000 + copy,
            [("FacilityKey", Plus("FacilityKey", set * FacilityStride)), ("FacilityDurableKey", Plus("FacilityDurableKey", set * FacilityStride)), .. department, .. practitioner]);

        (int run, _) = Published(connection, "VssClaims", copy * RecordStride, ((copy + 1) * RecordStride) - 1);
        long files = ((long)copy * FileStride) + connection.ScalarLong("SELECT MAX(SourceFileKey) FROM audit_SourceFile WHERE SourceFileKey < @stride", ("@stride", FileStride));
        (string, string) number = ("ClaimNumber", $"ClaimNumber || '-{copy}'");
        (string, string) claim = ("ClaimKey", $"ClaimKey + {copy * RecordStride}");
        (string, string)[] source = [("SourceFileKey", $"{files} + {Plus("TreatingFacilityDurableKey", set * FacilityStride)}"), ("LoadRunKey", Text(run))];
        Copy(connection, "fact", "Claim", "ClaimKey IN (SELECT ClaimKey FROM temp.copied)", [claim, number, .. member, .. treating, .. registered, .. department, .. source, ("VersionSourceFileKey", $"{files} + {Plus("TreatingFacilityDurableKey", set * FacilityStride)}")]);
        Copy(connection, "fact", "ClaimLine", "ClaimLineKey / 100000 IN (SELECT ClaimKey FROM temp.copied)", [claim, ("ClaimLineKey", $"ClaimLineKey + {copy * RecordStride * 100_000}"), number, .. treating, .. department, .. practitioner]);
        Copy(connection, "fact", "ClaimDocument", "ClaimKey IN (SELECT ClaimKey FROM temp.copied)", [claim, ("ClaimDocumentKey", $"ClaimDocumentKey + {copy * RecordStride * 100}"), number, .. treating, .. source]);
        connection.Run(
            $"""
            INSERT INTO audit_SourceFile (SourceFileKey, LoadRunKey, FeedCode, FileName, FileHash, ByteSize, ReceivedAt, DeclaredRecordCount, StateName, RefusalRuleCode)
            SELECT claim.SourceFileKey, @run, 'VssClaims', 'copy-' || claim.SourceFileKey || '.xml', printf('%064d', claim.SourceFileKey), 0, MAX(file.ReceivedAt), COUNT(*), 'read', ''
            FROM fact_Claim AS claim CROSS JOIN (SELECT MAX(ReceivedAt) AS ReceivedAt FROM audit_SourceFile) AS file WHERE claim.LoadRunKey = @run GROUP BY 1
            """,
            ("@run", run));
        const string amount = "CAST(ROUND(SUM(claim.FundPaidAmount) * 100) AS INTEGER) / 100.0";
        string[] levels =
        [
            $"SELECT SourceFileKey, '' AS FacilityCode, -1 AS MonthKey, {(int)LedgerLevel.File} AS LevelCode, 1 AS Quantity FROM audit_SourceFile WHERE LoadRunKey = @run",
            .. new (LedgerLevel Level, string Sum)[] { (LedgerLevel.Record, "COUNT(*)"), (LedgerLevel.Document, "SUM(claim.DocumentCount)"), (LedgerLevel.Line, "SUM(claim.LineCount)"), (LedgerLevel.Amount, amount) }
                .Select(level => $"SELECT claim.SourceFileKey, facility.FacilityCode, claim.SettlementMonthKey, {(int)level.Level}, {level.Sum} FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey WHERE claim.LoadRunKey = @run GROUP BY 1, 2, 3"),
        ];
        Account(connection, run, string.Join(" UNION ALL ", levels));
    }

    /// <summary>The rows of a fact of another feed once more, as a load of their own.</summary>
    private static void CopyFeed(SqliteConnection connection, string feed, string fact, string condition, int copy, (string, string)[] changed)
    {
        FeedDelivery delivery = SourceRegister.All[feed].Delivery;
        FactDelivery table = delivery.Facts.Single(known => known.Fact == fact);
        long last = connection.ScalarLong($"SELECT MAX({table.KeyColumn}) FROM fact_{fact}");
        (int run, int file) = Published(connection, feed, 0, 0);
        string ofBase = $"LoadRunKey IN (SELECT LoadRunKey FROM audit_LoadRun WHERE LoadRunKey < 1000) AND {condition}";
        Copy(connection, "fact", fact, ofBase, [(table.KeyColumn, $"{last} + ROW_NUMBER() OVER (ORDER BY {table.KeyColumn})"), .. changed, ("SourceFileKey", Text(file)), ("VersionSourceFileKey", Text(file)), ("LoadRunKey", Text(run))]);
        connection.Run(
            $"INSERT INTO audit_SourceFile (SourceFileKey, LoadRunKey, FeedCode, FileName, FileHash, ByteSize, ReceivedAt, DeclaredRecordCount, StateName, RefusalRuleCode) SELECT @file, @run, @feed, 'copy-{copy}-{fact}.csv', printf('%064d', @file), 0, MAX(ReceivedAt), -1, 'read', '' FROM audit_SourceFile",
            ("@file", file), ("@run", run), ("@feed", feed));
        IEnumerable<string> levels = delivery.Measures.Where(measure => measure.Fact.Fact == fact)
            .Select(measure => $"SELECT {file}, '', -1, {(int)measure.Level}, {(measure.Level == LedgerLevel.Amount ? $"SUM({measure.Expression}) / 100.0" : $"SUM({measure.Expression})")} FROM fact_{fact} AS row WHERE row.LoadRunKey = @run");
        Account(connection, run, string.Join(" UNION ALL ", levels.Prepend($"SELECT {file} AS SourceFileKey, '' AS FacilityCode, -1 AS MonthKey, {(int)LedgerLevel.File} AS LevelCode, 1 AS Quantity")));
    }

    private static void Account(SqliteConnection connection, int run, string quantities) => connection.Run(
        $"""
        INSERT INTO audit_Ledger (LedgerKey, LoadRunKey, SourceFileKey, FacilityCode, MonthKey, LevelCode, StateCode, Quantity, MovedByLoadRunKey)
        SELECT (SELECT MAX(LedgerKey) FROM audit_Ledger) + ROW_NUMBER() OVER (), @run, counted.SourceFileKey, counted.FacilityCode, counted.MonthKey, counted.LevelCode, state.StateCode, counted.Quantity, -1
        FROM ({quantities}) AS counted CROSS JOIN (SELECT {(int)LedgerState.Received} AS StateCode UNION ALL SELECT {(int)LedgerState.Loaded}) AS state
        """,
        ("@run", run));

    /// <summary>Copies of loads are numbered from 1,000, above those of the sample.</summary>
    private static (int Run, int File) Published(SqliteConnection connection, string feed, long firstRecord, long lastRecord)
    {
        int run = Math.Max(1000, (int)connection.ScalarLong("SELECT MAX(LoadRunKey) FROM audit_LoadRun") + 1);
        connection.Run(
            "INSERT INTO audit_LoadRun (LoadRunKey, FeedCode, StateName, StartedAt, EndedAt, FirstRecordKey, LastRecordKey, PublicationNumber, Message) SELECT @run, @feed, 'published', MAX(StartedAt), MAX(EndedAt), @first, @last, MAX(PublicationNumber) + 1, '' FROM audit_LoadRun",
            ("@run", run), ("@feed", feed), ("@first", firstRecord), ("@last", lastRecord));
        return (run, (FileStride * 900) + run);
    }

    private static string Plus(string column, long offset) => $"CASE WHEN {column} > 0 THEN {column} + {offset} ELSE {column} END";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Copy(SqliteConnection connection, string schema, string name, string condition, params (string Column, string Expression)[] changed)
    {
        Dictionary<string, string> other = changed.ToDictionary(change => change.Column, change => change.Expression, StringComparer.Ordinal);
        string[] columns = [.. WarehouseSchema.Find(schema, name).Columns.Select(column => column.Name)];
        foreach (string unknown in other.Keys.Except(columns, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"{schema}.{name} has no column {unknown}.");
        }

        connection.Run($"INSERT INTO {schema}_{name} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => other.GetValueOrDefault(column, column)))} FROM {schema}_{name} WHERE {condition}");
    }
}
