using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Privacy;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt match</c>: who is held for one person, what says so, and the decisions of reviewers.</summary>
internal sealed class MatchCommand : BhytCommand
{
    private const int MostShown = 20;

    private readonly Option<int?> _link;
    private readonly Option<string> _decide;
    private readonly Option<string> _reason;

    public MatchCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("match", HelpTexts.Match, surroundings, language, global)
    {
        _link = NumberOption.Whole("--link", HelpTexts.MatchLink, 1, int.MaxValue, language);
        _decide = new Option<string>("--decide") { Description = HelpTexts.MatchDecide.In(language), HelpName = "confirm|reject|withdraw" };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT" };
        foreach (Option option in (Option[])[_link, _decide, _reason, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt match", "bhyt match --link 12", "bhyt match --link 12 --decide reject --reason \"twins, seen at the commune\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        if (line.GetValue(_decide) is { } verdict)
        {
            SqliteWarehouse.OpenExisting(path);
            Decide(WarehouseHome.OpenOrCreate(path, Surroundings.Time), line, VerdictOf(verdict), screen, cancellationToken);
            return Task.FromResult(Done);
        }

        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        LinkBook book = new(connection);
        using RestrictedPeople restricted = RestrictedPeople.Of(connection, Path.GetDirectoryName(path)!);
        if (line.GetValue(_link) is { } key)
        {
            Explain(book, Find(book, restricted, key), screen);
        }
        else
        {
            TellAll(book, restricted, screen);
        }

        return Task.FromResult(Done);
    }

    private LinkVerdict VerdictOf(string word) => word switch
    {
        "confirm" => LinkVerdict.Confirmed,
        "reject" => LinkVerdict.Rejected,
        "withdraw" => LinkVerdict.Withdrawn,
        _ => throw new UsageException(MatchTexts.NoSuchVerdict.In(Language, word)),
    };

    private KeptLink Find(LinkBook book, RestrictedPeople restricted, int key)
    {
        KeptLink link = book.Find(key) ?? throw new CommandException(MatchTexts.NoSuchLink.In(Language, key));
        return Hides(restricted, link) ? throw new CommandException(PersonTexts.RestrictedRow.In(Language)) : link;
    }

    private static bool Hides(RestrictedPeople restricted, KeptLink link) => restricted.Has(link.OneToken) || restricted.Has(link.MemberToken);

    private void Decide(WarehouseHome home, ParseResult line, LinkVerdict verdict, Screen screen, CancellationToken cancellationToken)
    {
        if (line.GetValue(_link) is not { } key || line.GetValue(_reason) is not { } reason)
        {
            throw new UsageException(MatchTexts.DecideNeedsLink.In(Language));
        }

        SqliteWarehouse warehouse = home.Warehouse;
        HostLeases leases = LeasesOf(home);
        using Lease figures = leases.Await(LeaseResource.Figures, cancellationToken);
        long newest;
        long standing;
        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action;
        using (SqliteConnection connection = warehouse.OpenWriter())
        {
            LinkBook book = new(connection);
            using RestrictedPeople restricted = RestrictedPeople.Of(connection, Path.GetDirectoryName(warehouse.Path)!);
            KeptLink link = Find(book, restricted, key);
            if (verdict == LinkVerdict.Confirmed && link.KindCode == nameof(LinkKind.WithinInsured))
            {
                throw new CommandException(MatchTexts.OnlyResidents.In(Language, key));
            }

            newest = connection.ScalarLong("SELECT MAX(IdentityLinkKey) FROM fact_IdentityLink");
            standing = connection.ScalarLong("SELECT COUNT(*) FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1");
            action = log.Begin(Environment.UserName, "match decision", string.Create(CultureInfo.InvariantCulture, $"link {key}: {verdict}"), reason);
            using SqliteTransaction transaction = Fence.Begin(connection, figures);
            book.Decide(link, verdict, Environment.UserName, reason, Surroundings.Time.GetUtcNow());
            transaction.Commit();
        }

        new IndicatorRun(warehouse, Surroundings.Time, leases).Run(figures, progress: null, cancellationToken);
        using SqliteConnection after = warehouse.OpenReader();
        long made = after.ScalarLong("SELECT COUNT(*) FROM fact_IdentityLink WHERE IdentityLinkKey > @newest", ("@newest", newest));
        long withdrawn = standing + made - after.ScalarLong("SELECT COUNT(*) FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1");
        log.End(action, string.Create(CultureInfo.InvariantCulture, $"{made} links made, {withdrawn} withdrawn"));
        screen.Good(MatchTexts.Decided, screen.Count(made), screen.Count(withdrawn));
        LinkBook kept = new(after);
        KeptLink decided = kept.Find(key)!;
        screen.Document(new { Link = key, Verdict = verdict, Made = made, Withdrawn = withdrawn, History = kept.HistoryOf(decided).Select(ToDocument), ExitCode = Done });
    }

    private static void Explain(LinkBook book, KeptLink link, Screen screen)
    {
        screen.Heading(MatchTexts.OneLink, link.Key, MatchTexts.OfKind(link.KindCode).In(screen.Language), MatchTexts.OfStatus(link.StatusCode).In(screen.Language), Bits(link.Score));
        screen.Table(
            [new Column(MatchTexts.Field), new Column(MatchTexts.Agreement), new Column(MatchTexts.Bits, IsNumber: true)],
            link.Evidence.Select(item => (IReadOnlyList<string>)[MatchTexts.Of(item.Field).In(screen.Language), $"{item.Code}  {Meaning(item, screen)}", Bits(item.Bits)]));
        screen.Line(MatchTexts.MadeBy, link.MethodCode, link.LoadRunKey);
        if (link.WithdrawalCode.Length > 0)
        {
            screen.Line(MatchTexts.WithdrawnAfter, link.WithdrawnLoadRunKey, MatchTexts.OfWithdrawal(link.WithdrawalCode).In(screen.Language));
        }

        foreach ((LinkVerdict verdict, string at, string by, string reason) in book.DecisionsOn(link))
        {
            screen.Line(MatchTexts.Decision, MatchTexts.OfVerdict(verdict).In(screen.Language), by, at, reason);
        }

        screen.Document(new
        {
            Link = ToDocument(link),
            Evidence = link.Evidence.Select(item => new { Field = item.Field.ToString(), item.Code, Meaning = Meaning(item, screen), item.Bits }),
            History = book.HistoryOf(link).Select(ToDocument),
            Decisions = book.DecisionsOn(link).Select(decision => new { Verdict = decision.Verdict.ToString(), decision.DecidedAt, decision.DecidedBy, decision.Reason }),
            ExitCode = Done,
        });
    }

    private static void TellAll(LinkBook book, RestrictedPeople restricted, Screen screen)
    {
        IReadOnlyList<(string KindCode, string StatusCode, string WithdrawalCode, int Count)> totals = book.Totals();
        IReadOnlyList<KeptLink> all = book.ForReview();
        KeptLink[] review = [.. all.Where(link => !Hides(restricted, link))];
        screen.Heading(MatchTexts.Links);
        if (totals.Count == 0)
        {
            screen.Line(MatchTexts.None);
        }
        else
        {
            screen.Table(
                [new Column(MatchTexts.Kind), new Column(MatchTexts.Status), new Column(MatchTexts.Number, IsNumber: true)],
                totals.Select(total => (IReadOnlyList<string>)
                [
                    MatchTexts.OfKind(total.KindCode).In(screen.Language),
                    total.WithdrawalCode.Length == 0 ? MatchTexts.OfStatus(total.StatusCode).In(screen.Language) : screen.Say(MatchTexts.Withdrawn, MatchTexts.OfWithdrawal(total.WithdrawalCode).In(screen.Language)),
                    screen.Count(total.Count),
                ]));
        }

        if (review.Length > 0)
        {
            screen.Heading(MatchTexts.ForReview, Math.Min(MostShown, review.Length), review.Length);
            screen.Table(
                [new Column(MatchTexts.Link, IsNumber: true), new Column(MatchTexts.Kind), new Column(MatchTexts.Score, IsNumber: true), new Column(MatchTexts.Evidence)],
                review.Take(MostShown).Select(link => (IReadOnlyList<string>)
                    [link.Key.ToString(CultureInfo.InvariantCulture), MatchTexts.OfKind(link.KindCode).In(screen.Language), Bits(link.Score), string.Join(' ', link.Evidence.Select(item => item.Code))]));
            screen.Line(MatchTexts.HowToExplain);
        }

        if (all.Count > review.Length)
        {
            screen.Line(PersonTexts.HiddenLinks, all.Count - review.Length);
        }

        screen.Document(new
        {
            Totals = totals.Select(total => new { Kind = total.KindCode, Status = total.StatusCode, Withdrawal = total.WithdrawalCode, total.Count }),
            ForReview = review.Select(ToDocument),
            Restricted = all.Count - review.Length,
            ExitCode = Done,
        });
    }

    private static string Meaning(EvidenceItem item, Screen screen) => screen.IsVietnamese ? EvidenceWeights.MeaningOf(item.Code).Vietnamese : EvidenceWeights.MeaningOf(item.Code).English;

    private static string Bits(double bits) => bits.ToString("0.0", CultureInfo.InvariantCulture);

    private static object ToDocument(KeptLink link) => new
    {
        link.Key,
        Kind = link.KindCode,
        Status = link.StatusCode,
        link.Score,
        Evidence = string.Join(' ', link.Evidence.Select(item => item.Code)),
        Method = link.MethodCode,
        AfterLoad = link.LoadRunKey,
        WithdrawnAfterLoad = link.WithdrawnLoadRunKey,
        Withdrawal = link.WithdrawalCode,
    };
}
