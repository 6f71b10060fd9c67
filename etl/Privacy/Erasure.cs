using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Makes the warehouse forget a person, in one transaction: nothing that leads to the person stays, and no amount and no count of people moves.</summary>
/// <remarks>
/// The rows of the person stand under an anonymous member of its own, not under −1: under −1 two erased people would be counted as none, and under one common member as one. The member's key is the one it had,
/// a number that means nothing; its token is exchanged for one that no number has, and what was told of it (sex, birth, place, group, household, history) is unknown from now on.
/// Amounts, counts of rows and of different people are compared before and after, and the ledger is verified, before the transaction ends; a difference ends it instead.
/// </remarks>
public sealed class Erasure(SqliteConnection connection, SourceRegister sources, Pseudonyms pseudonyms, TimeProvider time)
{
    /// <summary>Stands in place of the record code of a held record of an erased person; its content is shown no more.</summary>
    public const string ErasedRecordCode = "erased";

    /// <param name="held">The held records that are the person's, as LOAD:FILE:RECORD.</param>
    /// <exception cref="WarehouseException">A sum would have changed, or the ledger does not balance; nothing was changed.</exception>
    public IReadOnlyList<ErasedRows> Erase(PersonNumber number, IReadOnlyList<string> held, string referenceCode)
    {
        connection.Run("PRAGMA secure_delete = ON");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        PersonKeys keys = PersonKeys.Find(connection, pseudonyms, number);
        SnapshotLoader snapshots = new(connection, (int)connection.ScalarLong("SELECT COALESCE(MAX(LoadRunKey), 0) FROM audit_LoadRun WHERE StateName = 'published'"));
        IReadOnlyDictionary<string, long> before = Sums();
        Touch(snapshots);
        snapshots.TouchDimension("Member");
        List<ErasedRows> changed = [ForgetHistory()];
        changed.AddRange(PersonTable.All.Where(table => !table.IsMemberDimension).Select(table => table.ForgetsWholeRow ? ForgetRows(table) : Anonymise(table, keys)));
        Touch(snapshots);
        changed.Add(AnonymiseMember(keys));
        changed.Add(ForgetHeld(held));
        TombstoneList tombstones = new(connection);
        tombstones.Add(TombstoneKind.Erased, keys.Tokens, pseudonyms, referenceCode, time.GetUtcNow());
        tombstones.Remove(TombstoneKind.Restricted, keys.Tokens, pseudonyms);
        snapshots.Take([]);
        // No publication tells of it, and figures were made of what was told of the person.
        FigureMemory.Forget(connection);
        Compare(before, Sums());
        if (new LedgerReport(connection, sources).Verify() is [var difference, ..])
        {
            throw new WarehouseException($"The ledger would not balance after the erasure: {difference}. Nothing was changed; run bhyt ledger --verify.");
        }

        transaction.Commit();
        return [.. changed.Where(table => table.AnonymousRowCount + table.ForgottenRowCount > 0).OrderBy(table => table.Table, StringComparer.Ordinal)];
    }

    /// <summary>Writes the file anew, so that no free page and no earlier frame of the log keeps what was deleted.</summary>
    /// <remarks>Needs free space of the size of the warehouse; what the disk itself keeps of overwritten blocks is beyond a program.</remarks>
    public static void Scrub(SqliteConnection connection)
    {
        connection.Run("VACUUM");
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Touch(SnapshotLoader snapshots)
    {
        foreach (PersonTable table in PersonTable.All.Where(table => table.Table.Schema == "fact"))
        {
            snapshots.Touch(table.Table.Name, table.IsOfThePerson);
        }
    }

    private ErasedRows ForgetHistory() => new(
        "audit.Observation",
        PersonTable.All.Where(table => table.Table.Schema == "dim" && table.Table.Header.ContainsKey("Key")).Sum(table => (long)connection.Run($"DELETE FROM audit_Observation WHERE {PersonSearch.History(table)}")),
        0);

    private ErasedRows ForgetRows(PersonTable table) => new(table.Name, connection.Run($"DELETE FROM {table.SqliteName} WHERE {table.IsOfThePerson}"), 0);

    private ErasedRows Anonymise(PersonTable table, PersonKeys keys)
    {
        List<(long Row, string[] Tokens)> rows = connection.Rows(
            $"SELECT rowid{string.Concat(table.Tokens.Select(column => ", " + column))} FROM {table.SqliteName} WHERE {table.IsOfThePerson}",
            reader => (reader.GetInt64(0), table.Tokens.Select((_, index) => reader.GetString(index + 1)).ToArray()));
        string[] assignments = [.. table.Tokens.Select((column, index) => $"{column} = @t{index}"), .. table.Forgets.Select(column => $"{column} = {table.UnknownOf(column)}")];
        if (assignments.Length > 0)
        {
            foreach ((long row, string[] tokens) in rows)
            {
                connection.Run(
                    $"UPDATE {table.SqliteName} SET {string.Join(", ", assignments)} WHERE rowid = @row",
                    [("@row", row), .. tokens.Select((token, index) => ($"@t{index}", (object)(table.IsOfOnePerson || keys.Tokens.Contains(token) ? pseudonyms.AnonymousOf(token) : token)))]);
            }
        }

        return new ErasedRows(table.Name, 0, rows.Count);
    }

    /// <summary>Of the versions of the member the first stays, without its attributes and for all time; facts of the others are pointed to it.</summary>
    private ErasedRows AnonymiseMember(PersonKeys keys)
    {
        PersonTable members = PersonTable.All.Single(table => table.IsMemberDimension);
        string forgotten = string.Concat(members.Forgets.Select(column => $", {column} = {members.UnknownOf(column)}"));
        long gone = 0;
        long kept = 0;
        foreach (string token in keys.Tokens)
        {
            List<long> versions = connection.Rows("SELECT MemberKey FROM dim_Member WHERE MemberToken = @token ORDER BY ValidFromDateKey", reader => reader.GetInt64(0), ("@token", token));
            if (versions.Count == 0)
            {
                continue;
            }

            string others = string.Join(", ", versions.Skip(1).Select(key => key.ToString(CultureInfo.InvariantCulture)));
            foreach (WarehouseObject table in WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && item.Schema is "dim" or "fact" && item.Columns.Any(column => column.Name == PersonTable.MemberKeyColumn)))
            {
                if (others.Length > 0)
                {
                    connection.Run(table.Name == members.Table.Name ? $"DELETE FROM {table.SqliteName} WHERE MemberKey IN ({others})" : $"UPDATE {table.SqliteName} SET MemberKey = @kept WHERE MemberKey IN ({others})", ("@kept", versions[0]));
                }
            }

            connection.Run(
                $"UPDATE dim_Member SET MemberToken = @anonymous, EffectiveDateKey = {Timeline.BeginningDateKey}, ValidFromDateKey = {Timeline.BeginningDateKey}, ValidToDateKey = {Timeline.OpenEndDateKey}, IsCurrent = 1, IsInferred = 1{forgotten} WHERE MemberKey = @kept",
                ("@anonymous", pseudonyms.AnonymousOf(token)), ("@kept", versions[0]));
            gone += versions.Count - 1;
            kept++;
        }

        return new ErasedRows(members.Name, gone, kept);
    }

    /// <summary>A held record stays in the account and can be replayed, then under nobody; its place in the file and what the gate found there go.</summary>
    private ErasedRows ForgetHeld(IReadOnlyList<string> held)
    {
        long count = 0;
        foreach (string key in held)
        {
            int[] parts = [.. key.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            (string, object)[] place = [("@run", parts[0]), ("@file", parts[1]), ("@record", parts[2])];
            if (parts[2] > 0)
            {
                count += connection.Run($"UPDATE quality_Quarantine SET RecordCode = '{ErasedRecordCode}', ByteOffset = 0, ByteCount = 0 WHERE LoadRunKey = @run AND SourceFileKey = @file AND RecordNumber = @record", place);
                connection.Run($"UPDATE quality_Finding SET RecordCode = '{ErasedRecordCode}', Found = '' WHERE LoadRunKey = @run AND SourceFileKey = @file AND RecordNumber = @record", place);
            }
        }

        return new ErasedRows("quality.Quarantine", 0, count);
    }

    /// <summary>Amounts and counts of every fact, and the rows and different people of those that hold persons.</summary>
    private Dictionary<string, long> Sums()
    {
        Dictionary<string, long> sums = new(StringComparer.Ordinal);
        foreach (WarehouseObject fact in WarehouseSchema.Objects.Where(item => item is { Schema: "fact", Kind: WarehouseObjectKind.Table } && item.Name != "IndicatorValue"))
        {
            PersonTable? people = PersonTable.All.FirstOrDefault(table => table.Table == fact);
            (string Name, string Sql)[] measures =
            [
                .. fact.Columns.Where(column => column.Name.EndsWith("Amount", StringComparison.Ordinal) || column.Name.EndsWith("Count", StringComparison.Ordinal))
                    .Select(column => (column.Name, $"COALESCE(SUM(CAST(ROUND({column.Name} * 100) AS INTEGER)), 0)")),
                // Where a member is named people are counted by it; the number beside it may be another's.
                .. people is not { MemberColumn: null } ? [] : people.Tokens.Select(column => (column, $"COUNT(DISTINCT {column})")),
                .. people?.MemberColumn is { } member ? [(member, $"COUNT(DISTINCT {member})")] : ((string, string)[])[],
                .. people is null ? [] : ((string, string)[])[("rows", "COUNT(*)")],
            ];
            if (measures.Length > 0)
            {
                long[] values = connection.Rows($"SELECT {string.Join(", ", measures.Select(measure => measure.Sql))} FROM {fact.SqliteName}", reader => Enumerable.Range(0, measures.Length).Select(reader.GetInt64).ToArray())[0];
                for (int index = 0; index < measures.Length; index++)
                {
                    sums[$"fact.{fact.Name}, {measures[index].Name}"] = values[index];
                }
            }
        }

        return sums;
    }

    private static void Compare(IReadOnlyDictionary<string, long> before, Dictionary<string, long> after)
    {
        if (before.FirstOrDefault(sum => after[sum.Key] != sum.Value) is { Key: { } moved } sum)
        {
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"{moved} would be {after[moved]} after the erasure and was {sum.Value}: an erasure changes no amount and no count of people. Nothing was changed; keep the warehouse as it is and have the erasure looked into."));
        }
    }
}
