using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt person erase</c>: makes the warehouse forget a person for good, and proves it.</summary>
internal sealed class PersonEraseCommand : BhytCommand
{
    private readonly CaseOptions _case;

    public PersonEraseCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("erase", HelpTexts.PersonErase, surroundings, language, global)
    {
        _case = new CaseOptions(language);
        _case.AddTo(this);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt person erase --reason \"asked for in writing\" --reference DL-2026-013", "bhyt person erase --reason \"decision of the court\" --reference DL-2026-014 < number.txt"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        (string reason, string reference) = _case.Read(line);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        PersonNumber number = NumberReading.Read(Surroundings, Language);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        new FeedLoading(home, SourceRegister.All, leases, Surroundings, screen).ResumeUnfinished(cancellationToken);
        // A load beside it could bring the person back between the erasure and its proof.
        using LeaseSet feeds = leases.Take(SourceRegister.All.Sources.Select(source => LeaseResource.Feed(source.FeedCode)));
        using Lease figuring = leases.Await(LeaseResource.Figures, cancellationToken);
        RetentionPeriod retention = RetentionPeriod.Read(home.Folder, Surroundings.ReadVariable);
        using Pseudonyms pseudonyms = new(home.Key.PseudonymKey);
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        int differences = new LedgerReport(connection, SourceRegister.All).Verify().Count;
        if (differences > 0)
        {
            throw new CommandException(PersonTexts.Unbalanced.In(Language, differences));
        }

        PersonSearch search = new(connection, home.Landing, SourceRegister.All, retention);
        Dictionary<(string Code, int Month), (double Numerator, double Denominator)> figures = Figures(home, connection, leases, figuring, cancellationToken);
        WhereUsed before = search.Find(pseudonyms, number, everything: true, cancellationToken);
        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Environment.UserName, "person erase", "case " + reference, reason);
        try
        {
            IReadOnlyList<ErasedRows> changed;
            using (leases.Await(LeaseResource.Publication, cancellationToken))
            {
                changed = new Erasure(connection, SourceRegister.All, pseudonyms, Surroundings.Time).Erase(number, before.HeldRecords, reference);
            }

            IReadOnlyList<FigureMove> moved = [.. Figures(home, connection, leases, figuring, cancellationToken)
                .Where(figure => figures.TryGetValue(figure.Key, out (double, double) earlier) && earlier != figure.Value)
                .Select(figure => new FigureMove(figure.Key.Code, figure.Key.Month, figures[figure.Key].Numerator, figure.Value.Numerator, figures[figure.Key].Denominator, figure.Value.Denominator))];
            Erasure.Scrub(connection);
            WhereUsed after = search.Find(pseudonyms, number, everything: false, cancellationToken);
            ErasureProof proof = new(home, reference, reason, Surroundings.Time.GetUtcNow(), before, after, changed, moved);
            (string file, string hash) = proof.Write();
            log.End(action, string.Create(CultureInfo.InvariantCulture, $"{before.RowCount} rows before, {after.RowCount} after; proof {Path.GetFileName(file)}, SHA-256 {hash}"));
            Tell(before, after, Screen.ShortPath(file), hash, screen);
            int exitCode = after.RowCount == 0 ? Done : Failed;
            screen.Document(new
            {
                Reference = reference,
                RowsBefore = before.RowCount,
                RowsAfter = after.RowCount,
                Changed = changed,
                FiguresMoved = moved,
                FilesThatStillHold = before.Files.Count(held => held.IsHeld),
                before.UncertainNumbers,
                Proof = file,
                Sha256 = hash,
                ExitCode = exitCode,
            });
            return Task.FromResult(exitCode);
        }
        catch (Exception exception)
        {
            log.End(action, "failed: " + Explain(exception, Language.English));
            throw;
        }
    }

    private static void Tell(WhereUsed before, WhereUsed after, string file, string hash, Screen screen)
    {
        if (before.RowCount == 0)
        {
            screen.Line(PersonTexts.NotKnown);
        }

        if (before.UncertainNumbers > 0)
        {
            screen.Warn(PersonTexts.Uncertain, before.UncertainNumbers);
        }

        if (after.RowCount == 0)
        {
            screen.Good(PersonTexts.Done, file, hash);
        }
        else
        {
            screen.Bad(PersonTexts.StillThere, after.RowCount, file);
        }
    }

    /// <summary>Every indicator by month, computed now; none where figures were never computed.</summary>
    private Dictionary<(string Code, int Month), (double Numerator, double Denominator)> Figures(WarehouseHome home, SqliteConnection connection, HostLeases leases, Lease figuring, CancellationToken cancellationToken)
    {
        if (connection.ScalarLong("SELECT EXISTS (SELECT 1 FROM fact_IndicatorValue)") == 0)
        {
            return [];
        }

        new IndicatorRun(home.Warehouse, Surroundings.Time, leases).Run(figuring, progress: null, cancellationToken);
        return connection.Rows(
            "SELECT IndicatorCode, MonthKey, SUM(Numerator), SUM(Denominator) FROM fact_IndicatorValue GROUP BY IndicatorCode, MonthKey ORDER BY IndicatorCode, MonthKey",
            reader => (Key: (reader.GetString(0), reader.GetInt32(1)), Value: (Math.Round(reader.GetDouble(2), 2), Math.Round(reader.GetDouble(3), 2)))).ToDictionary(figure => figure.Key, figure => figure.Value);
    }
}
