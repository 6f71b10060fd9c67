using System.Diagnostics;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BhytWarehouse.Benchmarks;

/// <summary>The floor: the rows that a load wrote, from memory, each table by one prepared statement of the raw binding, in one transaction. Nothing is read, judged or looked up.</summary>
internal sealed class RawInserts
{
    private readonly List<RowBuffer> _staged;
    private readonly List<(string Table, string[] Columns, object[][] Rows)> _star;

    private RawInserts(List<RowBuffer> staged, List<(string, string[], object[][])> star)
    {
        _staged = staged;
        _star = star;
    }

    public long RowCount => _staged.Sum(buffer => (long)buffer.RowCount) + _star.Sum(table => (long)table.Rows.Length);

    public long StagedClaimRows { get; private init; }

    public long StagedLineRows { get; private init; }

    /// <summary>Hundredths.</summary>
    public long StagedFundPaid { get; private init; }

    /// <param name="homeFolder">A home into which the sample was loaded: its facts are taken from there.</param>
    public static RawInserts Of(string sample, string homeFolder)
    {
        ISource source = SourceRegister.All["VssClaims"];
        Capture capture = new(source.Tables);
        using Pseudonyms pseudonyms = new(new byte[32]);
        using ISourceReader reader = source.CreateReader(new SourceReading(1, pseudonyms, CodeListRegister.Embedded, new DateOnly(2026, 1, 1)));
        int key = 0;
        foreach (InputFile input in ReadableFiles(sample, source))
        {
            key++;
            using Stream content = input.Open();
            RowBufferMark[] marks = [.. capture.Batch.Buffers.Select(buffer => buffer.Mark())];
            if (reader.Read(new SourceFile(key, input.Name, "", 0, default), content, capture, CancellationToken.None).IsRefused)
            {
                for (int index = 0; index < marks.Length; index++)
                {
                    capture.Batch.Buffers[index].Rewind(marks[index]);
                }
            }
        }

        List<(string, string[], object[][])> star = [];
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(Path.Combine(homeFolder, "warehouse.db")).OpenReader();
        foreach (string table in (string[])["fact_Claim", "fact_ClaimLine", "fact_ClaimDocument", "dim_Member", "dim_Practitioner", "dim_Drug", "dim_ServiceItem", "dim_Department", "dim_Diagnosis"])
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} WHERE rowid > 0";
            using SqliteDataReader rows = command.ExecuteReader();
            string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
            List<object[]> values = [];
            while (rows.Read())
            {
                object[] row = new object[columns.Length];
                for (int column = 0; column < row.Length; column++)
                {
                    row[column] = rows.GetValue(column) is string text ? System.Text.Encoding.UTF8.GetBytes(text) : rows.GetValue(column);
                }

                values.Add(row);
            }

            star.Add((table, columns, [.. values]));
        }

        return new RawInserts([.. capture.Batch.Buffers], star)
        {
            StagedClaimRows = capture.Batch.Buffers[0].RowCount,
            StagedLineRows = capture.Batch.Buffers[1].RowCount,
            StagedFundPaid = FundPaid(capture.Batch.Buffers[0]),
        };
    }

    /// <summary>The files that the load reads: each content once.</summary>
    public static IEnumerable<InputFile> ReadableFiles(string sample, ISource source)
    {
        HashSet<string> seen = [];
        foreach (InputFile input in InputFiles.Find(Path.Combine(sample, "VssClaims"), source.FileExtensions, null).Files)
        {
            using Stream content = input.Open();
            if (seen.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content))))
            {
                yield return input;
            }
        }
    }

    /// <summary>Seconds for all rows, commit included.</summary>
    public double Run(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        SqliteWarehouse warehouse = SqliteWarehouse.OpenOrCreate(Path.Combine(folder, "warehouse.db"), TimeProvider.System);
        using SqliteConnection connection = warehouse.OpenWriter();
        Stopwatch watch = Stopwatch.StartNew();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (RowBuffer buffer in _staged)
        {
            using SqliteBulkWriter writer = new(connection, buffer.Table);
            writer.Write(buffer);
        }

        foreach ((string table, string[] columns, object[][] rows) in _star)
        {
            Insert(connection.Handle!, table, columns, rows);
        }

        transaction.Commit();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Insert(sqlite3 database, string table, string[] columns, object[][] rows)
    {
        if (raw.sqlite3_prepare_v2(database, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})", out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
        }

        using (statement)
        {
            foreach (object[] row in rows)
            {
                for (int column = 0; column < row.Length; column++)
                {
                    switch (row[column])
                    {
                        case long number:
                            raw.sqlite3_bind_int64(statement, column + 1, number);
                            break;
                        case double number:
                            raw.sqlite3_bind_double(statement, column + 1, number);
                            break;
                        case byte[] { Length: > 0 } text:
                            raw.sqlite3_bind_text(statement, column + 1, text);
                            break;
                        default:
                            raw.sqlite3_bind_text(statement, column + 1, "");
                            break;
                    }
                }

                if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
                {
                    throw new InvalidOperationException(raw.sqlite3_errmsg(database).utf8_to_string());
                }

                raw.sqlite3_reset(statement);
            }
        }
    }

    private static long FundPaid(RowBuffer claims)
    {
        int position = claims.Table.Columns.ToList().IndexOf("T_BHTT");
        long sum = 0;
        RowValueReader reader = claims.Read();
        for (int row = 0; row < claims.RowCount; row++)
        {
            for (int column = 0; column < claims.Table.Columns.Count; column++)
            {
                reader.Next();
                sum += column == position ? reader.Number : 0;
            }
        }

        return sum;
    }

    /// <summary>Keeps everything in one batch.</summary>
    private sealed class Capture(IReadOnlyList<StagingTable> tables) : IStagingSink
    {
        private long _key;

        public StagingBatch Batch { get; } = new(tables);

        public void RecordEnded()
        {
        }

        public long NextRecordKey() => ++_key;
    }
}
