using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The account of one load: what every file brought, as counted at landing, and where each piece of it ended.</summary>
public sealed class Ledger(SqliteConnection connection, int loadRunKey, FeedDelivery feed)
{
    private readonly Dictionary<(int File, string Facility, int Month, LedgerLevel Level, LedgerState State), long> _entries = [];

    /// <summary>Enters a file that was not read: everything it brought goes to one state.</summary>
    public void EnterWhole(int sourceFileKey, ReceivedCount received, LedgerState state)
    {
        Enter(sourceFileKey, received, LedgerState.Received);
        Enter(sourceFileKey, received, state);
    }

    /// <summary>Enters a file that was read: what it brought. Where its records ended is entered for all files together by <see cref="EnterRecords"/>.</summary>
    public void EnterRead(int sourceFileKey, ReceivedCount received)
    {
        Enter(sourceFileKey, received, LedgerState.Received);
        Add(sourceFileKey, "", -1, LedgerLevel.File, LedgerState.Loaded, 1);
    }

    /// <summary>Enters where the records of the read files ended: quarantine by the count at landing, the rest as staged.</summary>
    public void EnterRecords()
    {
        foreach ((int file, string facility, int month, long records, long documents, long lines, long amount) in connection.Rows(
            "SELECT SourceFileKey, FacilityCode, MonthKey, COUNT(*), SUM(DocumentCount), SUM(LineCount), SUM(CAST(ROUND(Amount * 100) AS INTEGER)) FROM quality_Quarantine WHERE LoadRunKey = @run GROUP BY 1, 2, 3",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)), ("@run", loadRunKey)))
        {
            Add(file, facility, month, LedgerLevel.Record, LedgerState.Quarantined, records);
            Add(file, facility, month, LedgerLevel.Document, LedgerState.Quarantined, documents);
            Add(file, facility, month, LedgerLevel.Line, LedgerState.Quarantined, lines);
            Add(file, facility, month, LedgerLevel.Amount, LedgerState.Quarantined, amount);
        }

        foreach ((int file, string facility, int month, int disposition, long records, long documents, long lines, long notStored, long amount) in Account())
        {
            // What is quarantined after staging is counted by its row in the quarantine.
            if (disposition == (int)LedgerState.Quarantined)
            {
                continue;
            }

            LedgerState state = disposition == 0 ? LedgerState.Loaded : (LedgerState)disposition;
            Add(file, facility, month, LedgerLevel.Record, state, records);
            Add(file, facility, month, LedgerLevel.Document, state, documents);
            // Of what is withdrawn on arrival the same is not stored as of what is withdrawn later, so that the account does not tell them apart.
            bool isTakenApart = state is LedgerState.Loaded or LedgerState.Withdrawn;
            Add(file, facility, month, LedgerLevel.Line, state, isTakenApart ? lines : lines + notStored);
            Add(file, facility, month, LedgerLevel.Line, LedgerState.NotStored, isTakenApart ? notStored : 0);
            Add(file, facility, month, LedgerLevel.Amount, state, amount);
        }
    }

    /// <summary>Every difference between what was received and where it ended, and between what was staged and what the star holds.</summary>
    /// <param name="ranges">The rows that the load put into each fact.</param>
    public IReadOnlyList<LedgerDifference> Differences(IReadOnlyDictionary<string, FactRange> ranges)
    {
        List<LedgerDifference> differences = [];
        foreach (IGrouping<(int File, LedgerLevel Level), KeyValuePair<(int File, string Facility, int Month, LedgerLevel Level, LedgerState State), long>> group in _entries.GroupBy(entry => (entry.Key.File, entry.Key.Level)))
        {
            long received = group.Where(entry => entry.Key.State == LedgerState.Received).Sum(entry => entry.Value);
            long accounted = group.Where(entry => entry.Key.State != LedgerState.Received).Sum(entry => entry.Value);
            if (received != accounted)
            {
                differences.Add(new LedgerDifference(group.Key.Level, FileName(group.Key.File), "received", received, "accounted for", accounted));
            }
        }

        differences.AddRange(DifferencesByFacilityAndMonth());
        foreach (IGrouping<LedgerLevel, StarMeasure> level in feed.Measures.GroupBy(measure => measure.Level))
        {
            long staged = _entries.Where(entry => entry.Key.Level == level.Key && entry.Key.State == LedgerState.Loaded).Sum(entry => entry.Value);
            long inStar = level.Sum(measure => ranges.TryGetValue(measure.Fact.Fact, out FactRange range)
                ? connection.ScalarLong($"SELECT COALESCE(SUM({measure.Expression}), 0) FROM {SqliteWarehouse.Table("fact", measure.Fact.Fact)} AS row WHERE row.{measure.Fact.KeyColumn} BETWEEN @first AND @last", ("@first", range.First), ("@last", range.Last))
                : 0);
            if (staged != inStar)
            {
                differences.Add(new LedgerDifference(level.Key, "fact." + string.Join(", fact.", level.Select(measure => measure.Fact.Fact).Distinct()), "staged", staged, "in the star", inStar));
            }
        }

        differences.AddRange(DifferencesInTheStar([.. feed.Facts.Where(fact => fact.Versions is not null && ranges.ContainsKey(fact.Fact))], ranges));
        foreach (StarAgreement agreement in feed.Agreements)
        {
            differences.AddRange(Disagreements(agreement, ranges[agreement.Fact.Fact]));
        }

        differences.AddRange(feed.Codes.Where(code => ranges.ContainsKey(code.Fact.Fact)).SelectMany(code => CodesApart(code, ranges[code.Fact.Fact])));
        foreach (FactDelivery fact in feed.Facts)
        {
            if (ranges.TryGetValue(fact.Fact, out FactRange range))
            {
                long staged = connection.ScalarLong($"SELECT COUNT(*) FROM {fact.StagedRows}", ("@run", loadRunKey));
                long inStar = connection.ScalarLong($"SELECT COUNT(*) FROM {SqliteWarehouse.Table("fact", fact.Fact)} WHERE {fact.KeyColumn} BETWEEN @first AND @last", ("@first", range.First), ("@last", range.Last));
                if (staged != inStar)
                {
                    differences.Add(new LedgerDifference(LedgerLevel.Line, "fact." + fact.Fact, "rows staged", staged, "rows in the star", inStar));
                }
            }
        }

        return differences;
    }

    /// <summary>Writes the account of this load, and the movements of what it replaced to the accounts of the loads that had brought it.</summary>
    public void Write(IReadOnlyList<LedgerMovement> movements)
    {
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO audit_Ledger (LedgerKey, LoadRunKey, SourceFileKey, FacilityCode, MonthKey, LevelCode, StateCode, Quantity, MovedByLoadRunKey) VALUES (@key, @run, @file, @facility, @month, @level, @state, @quantity, @by)";
        SqliteParameter[] parameters = [.. "@key @run @file @facility @month @level @state @quantity @by".Split(' ').Select(name => insert.Parameters.Add(new SqliteParameter(name, null)))];
        long key = connection.ScalarLong("SELECT COALESCE(MAX(LedgerKey), 0) FROM audit_Ledger");

        void Insert(int run, int file, string facility, int month, LedgerLevel level, LedgerState state, long quantity, int by)
        {
            object[] values = [++key, run, file, facility, month, (int)level, (int)state, Quantity(level, quantity), by];
            for (int index = 0; index < values.Length; index++)
            {
                parameters[index].Value = values[index];
            }

            insert.ExecuteNonQuery();
        }

        foreach (((int file, string facility, int month, LedgerLevel level, LedgerState state), long quantity) in _entries)
        {
            Insert(loadRunKey, file, facility, month, level, state, quantity, -1);
        }

        foreach (LedgerMovement movement in movements)
        {
            Insert(movement.LoadRunKey, movement.SourceFileKey, movement.FacilityCode, movement.MonthKey, movement.Level, movement.From, -movement.Quantity, loadRunKey);
            Insert(movement.LoadRunKey, movement.SourceFileKey, movement.FacilityCode, movement.MonthKey, movement.Level, movement.To, movement.Quantity, loadRunKey);
        }
    }

    /// <summary>The sum over all files at one level and state, in pieces or hundredths.</summary>
    public long Total(LedgerLevel level, LedgerState state) => _entries.Where(entry => entry.Key.Level == level && entry.Key.State == state).Sum(entry => entry.Value);

    /// <summary>What a file brought for one facility and month must end there, not under another: totals that are right can hide it.</summary>
    private IEnumerable<LedgerDifference> DifferencesByFacilityAndMonth()
    {
        foreach (IGrouping<(int File, LedgerLevel Level), KeyValuePair<(int File, string Facility, int Month, LedgerLevel Level, LedgerState State), long>> group in _entries.GroupBy(entry => (entry.Key.File, entry.Key.Level)))
        {
            Dictionary<(string, int), long> received = Slices(group.Where(entry => entry.Key.State == LedgerState.Received));
            Dictionary<(string, int), long> accounted = Slices(group.Where(entry => entry.Key.State != LedgerState.Received));
            foreach (((string facility, int month), long first, long second) in Apart(received, accounted))
            {
                yield return new LedgerDifference(group.Key.Level, $"{FileName(group.Key.File)}, {Slice(facility, month)}", "received", first, "accounted for", second);
            }
        }
    }

    /// <summary>The records of a feed may go to several facts (a list and its totals): what was staged for a slice is held against all of them together.</summary>
    private List<LedgerDifference> DifferencesInTheStar(IReadOnlyList<FactDelivery> facts, IReadOnlyDictionary<string, FactRange> ranges)
    {
        Dictionary<LedgerLevel, Dictionary<(string Facility, int Month), long>> inStar = [];
        foreach (FactDelivery fact in facts)
        {
            StarMeasure[] measures = [.. feed.Measures.Where(measure => measure.Fact.Fact == fact.Fact)];
            string Of(string expression) => expression.Replace("record.", "row.", StringComparison.Ordinal);
            foreach ((string facility, int month, long[] quantities) in connection.Rows(
                $"SELECT COALESCE({Of(fact.Versions!.FacilityCode)}, ''), {Of(fact.Versions.MonthKey)}, {string.Join(", ", measures.Select(measure => $"SUM({measure.Expression})"))} FROM {SqliteWarehouse.Table("fact", fact.Fact)} AS row WHERE row.{fact.KeyColumn} BETWEEN @first AND @last GROUP BY 1, 2",
                reader => (reader.GetString(0), reader.GetInt32(1), Enumerable.Range(2, measures.Length).Select(reader.GetInt64).ToArray()), ("@first", ranges[fact.Fact].First), ("@last", ranges[fact.Fact].Last)))
            {
                for (int index = 0; index < measures.Length; index++)
                {
                    inStar.TryAdd(measures[index].Level, []);
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(inStar[measures[index].Level], (facility, month), out _) += quantities[index];
                }
            }
        }

        string names = "fact." + string.Join(", fact.", facts.Select(fact => fact.Fact));
        List<LedgerDifference> differences = [];
        foreach (LedgerLevel level in feed.Measures.Where(measure => facts.Any(fact => fact.Fact == measure.Fact.Fact)).Select(measure => measure.Level).Distinct())
        {
            Dictionary<(string Facility, int Month), long> standing = inStar.GetValueOrDefault(level) ?? [];
            // Records without a month may all belong to a fact without versions, as check-ins do; what is lost of them the totals tell.
            Dictionary<(string, int), long> loaded = Slices(_entries.Where(entry => entry.Key.Level == level && entry.Key.State == LedgerState.Loaded && (standing.Count > 0 || entry.Key.Month >= 0)));
            differences.AddRange(Apart(loaded, standing).Select(slice => new LedgerDifference(level, $"{names}, {Slice(slice.Slice.Facility, slice.Slice.Month)}", "staged", slice.First, "in the star", slice.Second)));
        }

        return differences;
    }

    /// <summary>Codes that more rows of the star carry than were staged with them.</summary>
    private IEnumerable<LedgerDifference> CodesApart(StarCode code, FactRange range)
    {
        Dictionary<string, long> staged = connection.Rows($"SELECT {code.Staged}, COUNT(*) FROM {code.Fact.StagedRows} GROUP BY 1", reader => (Text(reader.GetValue(0)), reader.GetInt64(1)), ("@run", loadRunKey))
            .ToDictionary(row => row.Item1, row => row.Item2);
        string counted = $"SELECT row.{code.Column} AS Code, COUNT(*) AS RowCount FROM {SqliteWarehouse.Table("fact", code.Fact.Fact)} AS row WHERE row.{code.Fact.KeyColumn} BETWEEN @first AND @last GROUP BY 1";
        string carried = code.Dimension.Length == 0
            ? counted
            : $"SELECT member.{code.Code}, SUM(counted.RowCount) FROM ({counted}) AS counted INNER JOIN {SqliteWarehouse.Table("dim", code.Dimension)} AS member ON member.{code.Dimension}Key = counted.Code AND member.{code.Dimension}Key > 0 GROUP BY 1";
        foreach ((string value, long rows) in connection.Rows(carried, reader => (Text(reader.GetValue(0)), reader.GetInt64(1)), ("@first", range.First), ("@last", range.Last)))
        {
            long told = staged.GetValueOrDefault(value);
            if (rows > told)
            {
                yield return new LedgerDifference(LedgerLevel.Record, $"fact.{code.Fact.Fact}, {code.Column} {value}", "staged", told, "in the star", rows);
            }
        }

        static string Text(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private IEnumerable<LedgerDifference> Disagreements(StarAgreement agreement, FactRange range)
    {
        List<(int File, int Record, long[] Quantities)> records = connection.Rows(
            $"{agreement.Disagreeing} LIMIT 100",
            reader => (reader.GetInt32(0), reader.GetInt32(1), Enumerable.Range(2, 2 * agreement.Pairs.Count).Select(reader.GetInt64).ToArray()), ("@first", range.First), ("@last", range.Last));
        foreach ((int file, int record, long[] quantities) in records)
        {
            for (int index = 0; index < agreement.Pairs.Count; index++)
            {
                (LedgerLevel level, string firstName, string secondName, long tolerance) = agreement.Pairs[index];
                (long first, long second) = (quantities[2 * index], quantities[(2 * index) + 1]);
                if (Math.Abs(first - second) > tolerance)
                {
                    yield return new LedgerDifference(level, $"{FileName(file)}, record {record}", firstName, first, secondName, second);
                }
            }
        }
    }

    /// <summary>Slices whose two quantities differ. Where the first side does not know facility or month, the second may: what it has more in a slice can come from there. It may never know less.</summary>
    private static List<((string Facility, int Month) Slice, long First, long Second)> Apart(Dictionary<(string Facility, int Month), long> first, Dictionary<(string Facility, int Month), long> second)
    {
        bool hasFacilities = first.Keys.Concat(second.Keys).Any(slice => slice.Facility.Length > 0);
        bool hasMonths = first.Keys.Concat(second.Keys).Any(slice => slice.Month >= 0);
        bool IsKnown((string Facility, int Month) slice) => (hasFacilities || hasMonths) && (slice.Month >= 0 || !hasMonths) && (slice.Facility.Length > 0 || !hasFacilities);
        long unknown = first.Where(entry => !IsKnown(entry.Key)).Sum(entry => entry.Value) - second.Where(entry => !IsKnown(entry.Key)).Sum(entry => entry.Value);
        List<((string, int), long, long)> apart = [];
        foreach ((string, int) slice in first.Keys.Union(second.Keys).Where(IsKnown))
        {
            (long left, long right) = (first.GetValueOrDefault(slice), second.GetValueOrDefault(slice));
            if (left > right || (left < right && unknown <= 0))
            {
                apart.Add((slice, left, right));
            }
        }

        return apart;
    }

    private static Dictionary<(string, int), long> Slices(IEnumerable<KeyValuePair<(int File, string Facility, int Month, LedgerLevel Level, LedgerState State), long>> entries)
    {
        Dictionary<(string, int), long> slices = [];
        foreach (((int _, string facility, int month, LedgerLevel _, LedgerState _), long quantity) in entries)
        {
            slices[(facility, month)] = slices.GetValueOrDefault((facility, month)) + quantity;
        }

        return slices;
    }

    private static string Slice(string facility, int month) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(facility.Length > 0 ? $"facility {facility}, " : "")}month {month}");

    private string FileName(int sourceFileKey) => connection.ScalarText("SELECT FileName FROM audit_SourceFile WHERE SourceFileKey = @file", ("@file", sourceFileKey)) ?? "?";

    private List<(int, string, int, int, long, long, long, long, long)> Account() =>
        connection.Rows($"SELECT SourceFileKey, FacilityCode, MonthKey, Disposition, RecordCount, DocumentCount, LineCount, NotStoredLineCount, AmountHundredths FROM {SqliteWarehouse.Table("conform", feed.AccountView)} WHERE LoadRunKey = @run",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8)), ("@run", loadRunKey));

    /// <summary>Enters a file and all that was counted in it under one state.</summary>
    private void Enter(int sourceFileKey, ReceivedCount counted, LedgerState state)
    {
        Add(sourceFileKey, "", -1, LedgerLevel.File, state, 1);
        foreach (RecordCount record in counted.Records)
        {
            Add(sourceFileKey, record.FacilityCode, record.MonthKey, LedgerLevel.Record, state, 1);
            Add(sourceFileKey, record.FacilityCode, record.MonthKey, LedgerLevel.Document, state, record.DocumentCount);
            Add(sourceFileKey, record.FacilityCode, record.MonthKey, LedgerLevel.Line, state, record.LineCount);
            Add(sourceFileKey, record.FacilityCode, record.MonthKey, LedgerLevel.Amount, state, record.AmountHundredths);
        }
    }

    private void Add(int file, string facility, int month, LedgerLevel level, LedgerState state, long quantity)
    {
        if (quantity != 0)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_entries, (file, facility, month, level, state), out _) += quantity;
        }
    }

    /// <summary>Amounts are kept in đồng; the column's affinity stores whole ones as integers.</summary>
    private static double Quantity(LedgerLevel level, long quantity) => level == LedgerLevel.Amount ? quantity / 100d : quantity;
}
