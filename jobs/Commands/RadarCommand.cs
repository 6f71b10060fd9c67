using System.CommandLine;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Radar;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt radar</c>: what is missing now, by the clock; changes nothing. What it says is kept when `run` calls it.</summary>
internal sealed class RadarCommand : BhytCommand
{
    private readonly Option<string> _feed;
    private readonly Option<string> _facility;
    private readonly Option<DateOnly?> _since;
    private readonly Option<bool> _strict;

    public RadarCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("radar", HelpTexts.Radar, surroundings, language, global)
    {
        _feed = new Option<string>("--feed") { Description = HelpTexts.LedgerFeed.In(language), HelpName = "FEED" };
        _facility = new Option<string>("--facility") { Description = HelpTexts.LedgerFacility.In(language), HelpName = "CODE" };
        _since = NumberOption.Day("--since", HelpTexts.RadarSince, language);
        _strict = new Option<bool>("--strict") { Description = HelpTexts.RadarStrict.In(language) };
        foreach (Option option in (Option[])[_feed, _facility, _since, _strict, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt radar", "bhyt radar --feed VssClaims --facility 00013", "bhyt radar --since 2026-01-01 --json", "bhyt radar --strict"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string? feed = line.GetValue(_feed) is { } named ? LoadCommand.FindFeed(named, Language).FeedCode : null;
        string? facility = line.GetValue(_facility);
        DateOnly? since = line.GetValue(_since);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        RadarPicture picture = new RadarRun(Surroundings.Time).Look(connection);
        DeliveryAlert[] chosen = [.. picture.Alerts.Where(IsChosen)];
        DeliveryAlert[] open = RadarTables.Open(chosen);
        KeptAlert[] closed = since is null ? [] : [.. new DeliveryBook(connection).Kept().Where(kept => kept.ClosedOn >= since && IsOf(kept.Alert)).OrderByDescending(kept => kept.ClosedOn).ThenBy(kept => kept.Key)];
        RadarTables tables = new(screen);
        tables.TellAll(picture, chosen);
        if (since is not null)
        {
            tables.TellClosed(closed, since.Value);
        }

        int exitCode = line.GetValue(_strict) && open.Length > 0 ? Failed : Done;
        screen.Document(new
        {
            picture.Today,
            picture.IsLive,
            JudgedUntil = picture.Horizon,
            Alerts = open.Select(RadarTables.ToDocument),
            Closed = closed.Select(kept => new { kept.ClosedOn, ClosedByLoad = kept.ClosedLoadRunKey, Closure = kept.ClosureCode, kept.RaisedOn, RaisedAfterLoad = kept.RaisedLoadRunKey, Alert = RadarTables.ToDocument(kept.Alert) }),
            ExitCode = exitCode,
        });
        return Task.FromResult(exitCode);

        bool IsOf(DeliveryAlert alert) => (feed is null || alert.FeedCode == feed) && (facility is null || (alert.Subject.Kind == "Facility" && alert.Subject.Code == facility));

        bool IsChosen(DeliveryAlert alert) => IsOf(alert) && (since is null || alert.Until >= since);
    }
}
