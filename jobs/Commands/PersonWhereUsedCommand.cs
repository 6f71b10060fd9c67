using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt person where-used</c>: every table and received file in which a person stands.</summary>
internal sealed class PersonWhereUsedCommand : BhytCommand
{
    private readonly Option<bool> _everything;

    public PersonWhereUsedCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("where-used", HelpTexts.PersonWhereUsed, surroundings, language, global)
    {
        _everything = new Option<bool>("--everything") { Description = HelpTexts.PersonEverything.In(language) };
        Options.Add(_everything);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt person where-used", "bhyt person where-used --everything --json < number.txt"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        string folder = Path.GetDirectoryName(path)!;
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        PersonNumber number = NumberReading.Read(Surroundings, Language);
        WarehouseKey key = WarehouseKey.OpenExisting(WarehouseHome.KeyPathIn(folder));
        using Pseudonyms pseudonyms = new(key.PseudonymKey);
        long started = Surroundings.Time.GetTimestamp();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        WhereUsed found = new PersonSearch(connection, new LandingZone(Path.Combine(folder, "landing"), key.LandingKey), SourceRegister.All, RetentionPeriod.Read(folder, Surroundings.ReadVariable))
            .Find(pseudonyms, number, line.GetValue(_everything), cancellationToken);
        Tell(found, Surroundings.Time.GetElapsedTime(started), screen);
        screen.Document(new { WhereUsed = ToDocument(found), Seconds = Math.Round(Surroundings.Time.GetElapsedTime(started).TotalSeconds, 2), ExitCode = Done });
        return Task.FromResult(Done);
    }

    internal static object ToDocument(WhereUsed found) => new
    {
        Rows = found.RowCount,
        Tables = found.Tables.Select(table => new { table.Table, table.By, Rows = table.RowCount, From = table.FromKey, To = table.ToKey }),
        Files = found.Files.Select(file => new { Feed = file.FeedCode, Sha256 = file.FileHash, file.Name, file.ReceivedOn, file.FoundBy, file.IsHeld, EndsOn = Day(file.EndsOn) }),
        found.HeldRecords,
        found.UncertainNumbers,
        FilesRead = found.SearchedFileCount,
        FilesNotRead = found.UnsearchedFileCount,
        Erased = found.Erased is { } erased ? new { Reference = erased.ReferenceCode, At = erased.CreatedAt } : null,
        Restricted = found.Restricted is { } restricted ? new { Reference = restricted.ReferenceCode, At = restricted.CreatedAt } : null,
    };

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Tell(WhereUsed found, TimeSpan time, Screen screen)
    {
        if (found.Erased is { } erased)
        {
            screen.Line(PersonTexts.IsErased, erased.ReferenceCode, erased.CreatedAt);
        }

        if (found.Restricted is { } restricted)
        {
            screen.Line(PersonTexts.IsRestricted, restricted.ReferenceCode, restricted.CreatedAt);
        }

        if (found.Tables.Count == 0)
        {
            screen.Good(PersonTexts.NoRow);
        }
        else
        {
            screen.Heading(PersonTexts.Tables);
            screen.Table(
                [new Column(PersonTexts.Table), new Column(PersonTexts.By), new Column(PersonTexts.Rows, IsNumber: true), new Column(PersonTexts.From, IsNumber: true), new Column(PersonTexts.To, IsNumber: true)],
                found.Tables.Select(table => (IReadOnlyList<string>)[table.Table, table.By, screen.Count(table.RowCount), Date(table.FromKey), Date(table.ToKey)]));
        }

        if (found.Files.Count == 0)
        {
            screen.Line(PersonTexts.NoFile);
        }
        else
        {
            screen.Heading(PersonTexts.Files);
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(PersonTexts.FileHash), new Column(PersonTexts.FileName, Wraps: true), new Column(PersonTexts.ReceivedOn), new Column(PersonTexts.FoundBy), new Column(PersonTexts.EndsOn)],
                found.Files.Select(file => (IReadOnlyList<string>)
                    [file.FeedCode, file.FileHash[..16], file.Name, file.ReceivedOn, PersonTexts.Of(file.FoundBy).In(screen.Language), file.IsHeld ? Day(file.EndsOn) : PersonTexts.Removed.In(screen.Language)]));
        }

        if (found.HeldRecords.Count > 0)
        {
            screen.Line(PersonTexts.Held, string.Join(", ", found.HeldRecords));
        }

        if (found.UncertainNumbers > 0)
        {
            screen.Warn(PersonTexts.Uncertain, found.UncertainNumbers);
        }

        if (found.UnsearchedFileCount > 0)
        {
            screen.Line(PersonTexts.NotRead, screen.Count(found.SearchedFileCount), screen.Count(found.UnsearchedFileCount));
        }
        else
        {
            screen.Line(PersonTexts.ReadAll, screen.Count(found.SearchedFileCount), screen.Seconds(time));
        }
    }

    private static string Date(long key) => key switch
    {
        <= 0 => "",
        99991231 => "…",
        > 999999 => string.Create(CultureInfo.InvariantCulture, $"{key / 10000:0000}-{key / 100 % 100:00}-{key % 100:00}"),
        _ => Screen.Month((int)key),
    };
}
