using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Provenance;

/// <summary>From a figure back to the views it is computed by, the facts these read, and the loads and files that brought the rows.</summary>
public sealed class FigureProvenance(SqliteConnection connection, SourceRegister sources)
{
    private const string Month = "month";
    private const string Unit = "unit";
    private const string Facility = "facility";
    private const string Basis = "basis";
    private const string Group = "group";
    private const string Slice = "slice";

    /// <summary>Units of the other system that a unit was made of or became count with it.</summary>
    private const string Units =
        """
        (
            WITH named AS (SELECT AdministrativeUnitDurableKey AS UnitKey FROM dim_AdministrativeUnit WHERE UnitCode = @unit OR ProvinceCode = @unit)
            SELECT UnitKey FROM named
            UNION SELECT OldUnitDurableKey FROM dim_AdministrativeUnitBridge WHERE NewUnitDurableKey IN (SELECT UnitKey FROM named)
            UNION SELECT NewUnitDurableKey FROM dim_AdministrativeUnitBridge WHERE OldUnitDurableKey IN (SELECT UnitKey FROM named)
        )
        """;

    /// <summary>Everything that a view or a computed table is made of, nearest first, written schema.Name.</summary>
    public static IReadOnlyList<string> MadeOf(string name)
    {
        List<string> found = [];
        Queue<string> open = new([name]);
        while (open.TryDequeue(out string? next))
        {
            foreach (string source in Reads(next).Where(source => source != name && !found.Contains(source)))
            {
                found.Add(source);
                open.Enqueue(source);
            }
        }

        return found;
    }

    /// <summary>The rows of an indicator or mart for the slice, as last computed.</summary>
    public FigureTable Values(WarehouseObject figure, FigureSlice slice) => figure.Schema == "indicator" ? IndicatorValues(figure, slice) : ViewValues(figure, slice);

    /// <summary>What each file brought to each loaded fact that the figure is made of, for the part of the slice by which the fact can be narrowed.</summary>
    /// <param name="basisYear">The year of the population that the figure took; null where it tells none.</param>
    public IReadOnlyList<Contribution> Contributions(string name, FigureSlice slice, int? basisYear)
    {
        List<Contribution> contributions = [];
        foreach (string fact in MadeOf(name).Prepend(name).Distinct())
        {
            if (Loaded(fact) is { } delivered)
            {
                contributions.AddRange(ContributionsTo(fact, delivered, slice, basisYear));
            }
        }

        return contributions;
    }

    /// <summary>Null when the fact has no row of that key.</summary>
    /// <exception cref="ArgumentException">The fact is computed from others, not loaded.</exception>
    public RowOrigin? OriginOf(string fact, long key)
    {
        LoadedFact loaded = Loaded(fact) ?? throw new ArgumentException($"{fact}: its rows are computed from {string.Join(", ", MadeOf(fact).Where(name => Loaded(name) is not null))}, not loaded. Explain a row of one of these.");
        string last = loaded.HasVersions ? "origin.VersionSourceFileKey" : "origin.SourceFileKey";
        return connection.Rows(
            $"""
            SELECT run.LoadRunKey, run.FeedCode, run.StartedAt, run.EndedAt, file.FileName, file.FileHash, file.ByteSize, file.ReceivedAt, origin.RecordNumber, latest.FileName, latest.FileHash
            FROM {loaded.Rows}
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = origin.SourceFileKey
            INNER JOIN audit_SourceFile AS latest ON latest.SourceFileKey = {last}
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = origin.LoadRunKey
            WHERE row.{loaded.KeyColumn} = @key
            """,
            reader => new RowOrigin(fact, key, reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6), reader.GetString(7), reader.GetInt32(8), reader.GetString(9), reader.GetString(10)),
            ("@key", key)).SingleOrDefault();
    }

    /// <summary>Where a record stands now that its facility took back, and by which action; null when the key names none.</summary>
    /// <param name="fact">The fact that it left, written schema.Name.</param>
    public (string Fact, int DateKey, long ActionNumber)? WithdrawalOf(string fact, long key) =>
        sources.Sources.Select(source => source.Delivery).SelectMany(feed => feed.Facts.Where(delivery => "fact." + delivery.Fact == fact && delivery.Versions?.Withdrawn is not null).Select(delivery => (feed.FeedCode, Withdrawn: delivery.Versions!.Withdrawn!)))
            .SelectMany(found => connection.Rows(
                $"""
                SELECT withdrawal.WithdrawalDateKey, withdrawal.ActionNumber
                FROM {SqliteWarehouse.Table("fact", found.Withdrawn.Fact)} AS row
                INNER JOIN dim_Facility AS facility ON facility.FacilityDurableKey = row.{found.Withdrawn.FacilityDurableKey}
                INNER JOIN audit_Withdrawal AS withdrawal ON withdrawal.FacilityCode = facility.FacilityCode AND withdrawal.RecordCode = row.{found.Withdrawn.RecordCode} AND withdrawal.FeedCode = @feed
                WHERE row.{found.Withdrawn.KeyColumn} = @key
                ORDER BY withdrawal.WithdrawalDateKey DESC, withdrawal.EnteredAt DESC LIMIT 1
                """,
                reader => ((string, int, long)?)("fact." + found.Withdrawn.Fact, reader.GetInt32(0), reader.GetInt64(1)), ("@key", key), ("@feed", found.FeedCode)))
            .FirstOrDefault();

    private static IEnumerable<string> Reads(string name)
    {
        IReadOnlyList<string> read = ViewReads.All.GetValueOrDefault(name, []);
        string derived = name.StartsWith("fact.", StringComparison.Ordinal) ? "derive." + name["fact.".Length..] : "";
        return derived.Length > 0 && ViewReads.All.ContainsKey(derived) ? read.Append(derived).Distinct() : read;
    }

    private FigureTable IndicatorValues(WarehouseObject indicator, FigureSlice slice)
    {
        HashSet<string> columns = [.. indicator.Columns.Select(column => column.Name)];
        (string Part, string Column, string Expression, string? Condition)[] places =
        [
            (Month, "MonthKey", "value.MonthKey", slice.MonthKey is null ? null : "value.MonthKey = @month"),
            (Unit, "AdministrativeUnitKey", "unit.UnitCode", slice.UnitCode is null ? null : "unit.UnitCode = @unit"),
            (Facility, "FacilityKey", "facility.FacilityCode", slice.FacilityCode is null ? null : "facility.FacilityCode = @facility"),
            ("", "CareTypeKey", "careType.CareTypeCode", null),
            ("", "CostGroupKey", "costGroup.CostGroupCode", null),
            (Group, "ParticipantGroupKey", "participantGroup.GroupCode", slice.GroupCode is null ? null : "participantGroup.GroupCode = @group"),
            (Basis, "PopulationBasisKey", "basis.PopulationBasisCode", slice.BasisCode is null ? null : "basis.PopulationBasisCode = @basis"),
            ("", "BasisYear", "value.BasisYear", null),
            (Slice, "SliceCode", "value.SliceCode", slice.SliceCode is null ? null : "value.SliceCode = @slice"),
        ];
        var told = places.Where(place => columns.Contains(place.Column)).ToArray();
        List<IReadOnlyList<string>> rows = connection.Rows(
            $"""
            SELECT {string.Join(", ", told.Select(place => place.Expression).Append("value.Numerator").Append("value.Denominator"))}
            FROM fact_IndicatorValue AS value
            LEFT JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
            LEFT JOIN dim_Facility AS facility ON facility.FacilityKey = value.FacilityKey
            LEFT JOIN dim_CareType AS careType ON careType.CareTypeKey = value.CareTypeKey
            LEFT JOIN dim_CostGroup AS costGroup ON costGroup.CostGroupKey = value.CostGroupKey
            LEFT JOIN dim_ParticipantGroup AS participantGroup ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey
            LEFT JOIN dim_PopulationBasis AS basis ON basis.PopulationBasisKey = value.PopulationBasisKey
            WHERE value.IndicatorCode = @code{string.Concat(told.Where(place => place.Condition is not null).Select(place => " AND " + place.Condition))}
            ORDER BY {string.Join(", ", Enumerable.Range(1, told.Length))}
            """,
            ReadTexts, [("@code", indicator.Code!), .. ParametersOf(slice)]);
        return new FigureTable(
            [.. told.Select(place => place.Column.EndsWith("Key", StringComparison.Ordinal) && place.Column != "MonthKey" ? place.Expression.Split('.')[1] : place.Column), "Numerator", "Denominator"],
            rows,
            [.. places.Where(place => place.Condition is not null && !columns.Contains(place.Column)).Select(place => place.Part)]);
    }

    private FigureTable ViewValues(WarehouseObject view, FigureSlice slice)
    {
        string[] columns = [.. view.Columns.Select(column => column.Name)];
        List<string> conditions = [];
        List<string> unknown = [];
        Narrow(Month, slice.MonthKey, "@month", ("MonthKey", "{0}"), ("YearNumber", "{0} * 100 + @month % 100"), ("ReportDateKey", "{0} / 100"));
        Narrow(Unit, slice.UnitCode, "@unit", [.. columns.Where(column => column.EndsWith("UnitCode", StringComparison.Ordinal) || column is "CommuneCode" or "ProvinceCode").Select(column => (column, "{0}"))]);
        Narrow(Facility, slice.FacilityCode, "@facility", ("FacilityCode", "{0}"));
        Narrow(Basis, slice.BasisCode, "@basis", ("PopulationBasisCode", "{0}"));
        Narrow(Group, slice.GroupCode, "@group", ("GroupCode", "{0}"), ("ParticipantGroupCode", "{0}"));
        Narrow(Slice, slice.SliceCode, "@slice", ("SliceCode", "{0}"));
        List<IReadOnlyList<string>> rows = connection.Rows(
            $"SELECT {string.Join(", ", columns)} FROM {view.SqliteName}{(conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions))} ORDER BY {string.Join(", ", Enumerable.Range(1, columns.Length))}", ReadTexts, ParametersOf(slice));
        return new FigureTable(columns, rows, unknown);

        void Narrow(string part, object? wanted, string parameter, params (string Column, string Form)[] places)
        {
            if (wanted is null)
            {
                return;
            }

            string[] there = [.. places.Where(place => columns.Contains(place.Column)).Select(place => string.Format(CultureInfo.InvariantCulture, place.Form, place.Column) + " = " + parameter)];
            if (there.Length == 0)
            {
                unknown.Add(part);
            }
            else
            {
                conditions.Add($"({string.Join(" OR ", there)})");
            }
        }
    }

    private List<Contribution> ContributionsTo(string fact, LoadedFact loaded, FigureSlice slice, int? basisYear)
    {
        HashSet<string> columns = [.. WarehouseSchema.Find("fact", fact["fact.".Length..]).Columns.Select(column => column.Name)];
        List<string> conditions = [];
        List<string> narrowed = [];
        if (slice.MonthKey is not null)
        {
            Narrow(Month, MonthCondition(columns, basisYear));
        }

        if (slice.UnitCode is not null)
        {
            Narrow(Unit, First(columns, "AdministrativeUnitDurableKey", "CommuneDurableKey") is { } column ? $"row.{column} IN {Units}" : null);
        }

        if (slice.FacilityCode is not null)
        {
            Narrow(Facility, First(columns, "TreatingFacilityDurableKey", "FacilityDurableKey") is { } column ? $"row.{column} IN (SELECT FacilityDurableKey FROM dim_Facility WHERE FacilityCode = @facility)" : null);
        }

        if (slice.BasisCode is not null)
        {
            Narrow(Basis, First(columns, "PopulationBasisKey") is { } column ? $"row.{column} IN (SELECT PopulationBasisKey FROM dim_PopulationBasis WHERE PopulationBasisCode = @basis OR PopulationBasisKey = -1)" : null);
        }

        if (slice.GroupCode is not null)
        {
            Narrow(Group, First(columns, "ParticipantGroupKey") is { } column ? $"row.{column} IN (SELECT ParticipantGroupKey FROM dim_ParticipantGroup WHERE GroupCode = @group)" : null);
        }

        string control = loaded.Control.Length > 0 ? $"SUM({loaded.Control})" : "NULL";
        return connection.Rows(
            $"""
            SELECT run.LoadRunKey, run.FeedCode, run.EndedAt, file.SourceFileKey, file.FileName, file.FileHash, COUNT(*), {control}
            FROM {loaded.Rows}
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = origin.SourceFileKey
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = origin.LoadRunKey
            {(conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions))}
            GROUP BY run.LoadRunKey, file.SourceFileKey
            ORDER BY run.LoadRunKey, file.SourceFileKey
            """,
            reader => new Contribution(fact, reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetInt64(7), narrowed),
            [.. ParametersOf(slice), ("@year", basisYear ?? (slice.MonthKey / 100) ?? -1)]);

        void Narrow(string part, string? condition)
        {
            if (condition is not null)
            {
                conditions.Add(condition);
                narrowed.Add(part);
            }
        }
    }

    private static string? MonthCondition(HashSet<string> columns, int? basisYear) =>
        columns.Contains("SpanStartDateKey") ? "(SELECT MAX(DateKey) FROM dim_Date WHERE MonthKey = @month) BETWEEN row.SpanStartDateKey AND row.SpanEndDateKey"
        : First(columns, "SettlementMonthKey", "MonthKey") is { } month ? $"row.{month} = @month"
        : columns.Contains("PopulationBasisKey") && columns.Contains("YearNumber") && basisYear is null ? "row.YearNumber <= @year"
        : columns.Contains("YearNumber") ? "row.YearNumber = @year"
        : columns.Contains("PeriodStartDateKey") ? "@month BETWEEN row.PeriodStartDateKey / 100 AND row.PeriodEndDateKey / 100"
        : First(columns, "ReplyDateKey") is { } day ? $"row.{day} / 100 = @month"
        : null;

    private static string? First(HashSet<string> columns, params string[] wanted) => wanted.FirstOrDefault(columns.Contains);

    /// <summary>Null for a table that no load fills.</summary>
    private LoadedFact? Loaded(string name)
    {
        if (!name.StartsWith("fact.", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (FeedDelivery feed in sources.Sources.Select(source => source.Delivery))
        {
            if (feed.Facts.Select(fact => fact.Versions?.Withdrawn).FirstOrDefault(records => "fact." + records?.Fact == name) is { } withdrawn)
            {
                string stands = SqliteWarehouse.Table("fact", withdrawn.Fact);
                return new LoadedFact(withdrawn.KeyColumn, $"{stands} AS row INNER JOIN {stands} AS origin ON origin.rowid = row.rowid", withdrawn.Quantities.First(quantity => quantity.Level == LedgerLevel.Amount).Expression, HasVersions: true);
            }

            if (feed.Facts.FirstOrDefault(fact => "fact." + fact.Fact == name) is not { } delivery)
            {
                continue;
            }

            string table = SqliteWarehouse.Table("fact", delivery.Fact);
            string control = feed.Measures.FirstOrDefault(measure => measure.Level == LedgerLevel.Amount && measure.Fact.Fact == delivery.Fact)?.Expression ?? "";
            WarehouseObject own = WarehouseSchema.Find("fact", delivery.Fact);
            if (own.Columns.Any(column => column.Name == "SourceFileKey"))
            {
                return new LoadedFact(delivery.KeyColumn, $"{table} AS row INNER JOIN {table} AS origin ON origin.rowid = row.rowid", control, own.Columns.Any(column => column.Name == "VersionSourceFileKey"));
            }

            // Rows of a record: their keys are a range of its key.
            FactDelivery record = feed.Facts.First(fact => fact.Versions?.Facts.Any(part => part.Fact == delivery.Fact) == true);
            return new LoadedFact(delivery.KeyColumn, $"{table} AS row INNER JOIN {SqliteWarehouse.Table("fact", record.Fact)} AS origin ON origin.{record.KeyColumn} = row.{delivery.KeyColumn} / {delivery.KeysPerRecord / record.KeysPerRecord}", control, HasVersions: true);
        }

        return null;
    }

    private static (string, object)[] ParametersOf(FigureSlice slice) =>
    [
        ("@month", slice.MonthKey ?? -1), ("@unit", slice.UnitCode ?? ""), ("@facility", slice.FacilityCode ?? ""), ("@basis", slice.BasisCode ?? ""), ("@group", slice.GroupCode ?? ""), ("@slice", slice.SliceCode ?? ""),
    ];

    private static IReadOnlyList<string> ReadTexts(SqliteDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? "" : Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture)!)];

    /// <param name="Rows">FROM clause: "row" is the fact's row, "origin" the row that names its file.</param>
    private sealed record LoadedFact(string KeyColumn, string Rows, string Control, bool HasVersions);
}
