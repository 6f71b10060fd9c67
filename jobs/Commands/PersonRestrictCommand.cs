using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt person restrict</c> and <c>unrestrict</c>: keeps a person in sums and out of everything that shows one person.</summary>
internal sealed class PersonRestrictCommand : BhytCommand
{
    private readonly CaseOptions _case;
    private readonly bool _lifts;

    public PersonRestrictCommand(CommandSurroundings surroundings, Language language, GlobalOptions global, bool lifts)
        : base(lifts ? "unrestrict" : "restrict", lifts ? HelpTexts.PersonUnrestrict : HelpTexts.PersonRestrict, surroundings, language, global)
    {
        _lifts = lifts;
        _case = new CaseOptions(language);
        _case.AddTo(this);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => [$"bhyt person {Name} --reason \"asked for in writing\" --reference DL-2026-013"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        (string reason, string reference) = _case.Read(line);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        PersonNumber number = NumberReading.Read(Surroundings, Language);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        using Lease figures = LeasesOf(home).Await(LeaseResource.Figures, cancellationToken);
        using Pseudonyms pseudonyms = new(home.Key.PseudonymKey);
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        PersonKeys keys = PersonKeys.Find(connection, pseudonyms, number);
        TombstoneList tombstones = new(connection);
        if (_lifts && tombstones.Find(TombstoneKind.Restricted, keys.Tokens, pseudonyms) is null)
        {
            throw new CommandException(PersonTexts.NotRestricted.In(Language));
        }

        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Environment.UserName, "person " + Name, "case " + reference, reason);
        int changed = _lifts ? tombstones.Remove(TombstoneKind.Restricted, keys.Tokens, pseudonyms) : tombstones.Add(TombstoneKind.Restricted, keys.Tokens, pseudonyms, reference, Surroundings.Time.GetUtcNow());
        log.End(action, string.Create(CultureInfo.InvariantCulture, $"{changed} keyed tokens {(_lifts ? "taken off" : "listed")}"));
        screen.Good(_lifts ? PersonTexts.NowUnrestricted : PersonTexts.NowRestricted);
        if (keys.UncertainTokens.Count > 0)
        {
            screen.Warn(PersonTexts.Uncertain, keys.UncertainTokens.Count);
        }

        screen.Document(new { Reference = reference, IsRestricted = !_lifts, Tokens = changed, UncertainNumbers = keys.UncertainTokens.Count, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
