using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Jobs.Pages;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt uncovered</c>: who has no card, what they may join and what it costs; the people themselves only with a reason, which is logged.</summary>
internal sealed class UncoveredCommand : BhytCommand
{
    private const int MostShown = 30;
    private const int ShownOfToken = 8;

    private static readonly Dictionary<string, string> Breakdowns = new(StringComparer.Ordinal) { ["group"] = "Group", ["age"] = "AgeGroup", ["household"] = "HouseholdGroup" };

    private readonly Option<string?> _unit;
    private readonly Option<string?> _by;
    private readonly Option<bool> _list;
    private readonly Option<string?> _group;
    private readonly Option<int?> _top;
    private readonly Option<string?> _reason;

    public UncoveredCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("uncovered", UncoveredTexts.Uncovered, surroundings, language, global)
    {
        _unit = new Option<string?>("--unit") { Description = UncoveredTexts.UnitOption.In(language), HelpName = "CODE" };
        _by = new Option<string?>("--by") { Description = UncoveredTexts.ByOption.In(language), HelpName = "WHAT" };
        _list = new Option<bool>("--list") { Description = UncoveredTexts.ListOption.In(language) };
        _group = new Option<string?>("--group") { Description = UncoveredTexts.GroupOption.In(language), HelpName = "CODE" };
        _top = new Option<int?>("--top") { Description = UncoveredTexts.TopOption.In(language, MostShown), HelpName = "N" };
        _reason = new Option<string?>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT" };
        foreach (Option option in (Option[])[_unit, _by, _list, _group, _top, _reason, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt uncovered", "bhyt uncovered --unit 99002 --by household", "bhyt uncovered --list --unit 99002 --group TE --reason \"visits of the commune, October\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string by = line.GetValue(_by) ?? "group";
        if (!Breakdowns.TryGetValue(by, out string? breakdown))
        {
            throw new UsageException(UncoveredTexts.ByUnknown.In(Language, by));
        }

        bool isList = line.GetValue(_list);
        string? reason = line.GetValue(_reason);
        if (isList && string.IsNullOrWhiteSpace(reason))
        {
            throw new UsageException(UncoveredTexts.ListNeedsReason.In(Language));
        }

        if (!isList && (reason is not null || line.GetValue(_group) is not null || line.GetValue(_top) is not null))
        {
            throw new UsageException(UncoveredTexts.ListOnly.In(Language));
        }

        string path = WarehousePath(line);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        UncoveredFigures figures = new(connection);
        string? unit = line.GetValue(_unit);
        if (isList)
        {
            List(figures, connection, Path.GetDirectoryName(Path.GetFullPath(path))!, unit, line.GetValue(_group), line.GetValue(_top) ?? MostShown, reason!, screen);
        }
        else
        {
            Count(figures.Counts(unit), unit, breakdown, screen);
        }

        return Task.FromResult(Done);
    }

    private static void Count(IReadOnlyList<UncoveredFigure> rows, string? unit, string breakdown, Screen screen)
    {
        if (rows.Count == 0)
        {
            screen.Blank();
            screen.Warn(unit is null ? UncoveredTexts.Nothing : UncoveredTexts.NoUnit, unit);
            screen.Document(new { Uncovered = rows, ExitCode = Done });
            return;
        }

        ILookup<(string, string), UncoveredFigure> found = rows.Where(row => row.BreakdownCode == "Found").ToLookup(row => (row.UnitCode, row.FoundCode));
        screen.Heading(UncoveredTexts.Title, Day(rows[0].AsOfDateKey));
        screen.Table(
            [
                new Column(UncoveredTexts.Unit), new Column(UncoveredTexts.Residents, IsNumber: true), new Column(UncoveredTexts.WithoutCard, IsNumber: true), new Column(UncoveredTexts.Share, IsNumber: true),
                new Column(UncoveredTexts.Lapsed, IsNumber: true), new Column(UncoveredTexts.NotFound, IsNumber: true), new Column(UncoveredTexts.Unlinked, IsNumber: true),
            ],
            rows.Where(row => row.BreakdownCode == "All").Select(row => (IReadOnlyList<string>)
            [
                row.UnitCode, Number(row.ResidentCount), Number(row.UncoveredCount), screen.Percent(row.UncoveredCount is { } people && row.ResidentCount is > 0 and { } all ? (decimal)people / all : null),
                Of("Lapsed", row), Of("NotFound", row), Number(row.UnlinkedMemberCount),
            ]));
        screen.Line(UncoveredTexts.Uncertainty);
        foreach (IGrouping<string, UncoveredFigure> place in rows.Where(row => row.BreakdownCode == breakdown).GroupBy(row => row.UnitCode).Take(1))
        {
            UncoveredFigure[] shown = [.. place.Where(row => row.UncoveredCount is not null)];
            screen.Heading(UncoveredTexts.Parts, $"{place.Key} {place.First().UnitName}".Trim());
            screen.Table(
                [
                    .. breakdown == "Group" ? [] : new[] { new Column(UncoveredTexts.Part) },
                    new Column(UncoveredTexts.Group, Wraps: true), new Column(UncoveredTexts.People, IsNumber: true), new Column(UncoveredTexts.Cost, IsNumber: true),
                ],
                shown.Select(row => (IReadOnlyList<string>)
                [
                    .. breakdown == "Group" ? [] : new[] { row.AgeBandCode.Length > 0 ? row.AgeBandCode : Household(row.HouseholdCode, screen) },
                    $"{row.GroupCode} {(screen.IsVietnamese ? row.GroupNameVietnamese : row.GroupName)}".Trim(), Number(row.UncoveredCount),
                    row.HasNoRule ? "?" : row.LowCostAmount == row.HighCostAmount ? screen.Dong(row.LowCostAmount ?? 0) : $"{screen.Dong(row.LowCostAmount ?? 0)} … {screen.Dong(row.HighCostAmount ?? 0)}",
                ]));
            screen.Line(UncoveredTexts.CostLine);
            if (place.Any(row => row.HasNoRule))
            {
                screen.Warn(UncoveredTexts.NoRule);
            }

            if (place.Count() > shown.Length)
            {
                screen.Line(UncoveredTexts.Hidden, place.Count() - shown.Length);
            }
        }

        screen.Document(new { Uncovered = rows, ExitCode = Done });

        string Of(string code, UncoveredFigure row) => found[(row.UnitCode, code)].FirstOrDefault() is { } part ? Number(part.UncoveredCount) : screen.Count(0);

        string Number(long? count) => count is { } known ? screen.Count(known) : "–";
    }

    private void List(UncoveredFigures figures, SqliteConnection connection, string folder, string? unit, string? group, int top, string reason, Screen screen)
    {
        using RestrictedPeople restricted = RestrictedPeople.Of(connection, folder);
        IReadOnlyList<UncoveredPersonFigure> all = figures.People(unit, group);
        UncoveredPersonFigure[] free = [.. all.Where(person => !restricted.HasRow("fact", "Resident", "ResidentKey", person.ResidentKey))];
        UncoveredPersonFigure[] people = [.. free.Take(top)];
        OperatorLog log = new(WarehouseHome.JobsPathIn(folder), Surroundings.Time);
        log.End(log.Begin(Environment.UserName, "uncovered list", $"{unit ?? "*"} {group}".Trim(), reason), string.Create(CultureInfo.InvariantCulture, $"{people.Length} people shown"));
        screen.Heading(UncoveredTexts.ListTitle, screen.Count(people.Length), screen.Count(all.Count));
        screen.Table(
            [
                new Column(UncoveredTexts.Unit), new Column(UncoveredTexts.Person), new Column(UncoveredTexts.Household), new Column(UncoveredTexts.Age), new Column(UncoveredTexts.LastCard), new Column(UncoveredTexts.Group), new Column(UncoveredTexts.Cost, IsNumber: true),
            ],
            people.Select(person => (IReadOnlyList<string>)
            [
                person.UnitCode, Short(person.PersonToken), person.HouseholdToken.Length > 0 ? Short(person.HouseholdToken) : "–", person.AgeBandCode, person.LastGroupCode.Length > 0 ? $"{person.LastGroupCode} {Day(person.LastEndDateKey)}" : "–",
                person.HouseholdNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"{person.GroupCode} {person.HouseholdNumber}") : person.GroupCode,
                person.CostCode == "NoRule" ? "?" : person.LowCostAmount == person.HighCostAmount ? screen.Dong(person.LowCostAmount) : $"{screen.Dong(person.LowCostAmount)} … {screen.Dong(person.HighCostAmount)}",
            ]));
        screen.Line(UncoveredTexts.CostLine);
        if (free.Length < all.Count)
        {
            screen.Line(UncoveredTexts.Withheld, all.Count - free.Length);
        }

        screen.Document(new { Uncovered = people, Count = all.Count, ExitCode = Done });

        // The whole token stands in the document; on a screen its beginning tells people apart.
        static string Short(string token) => token[..Math.Min(ShownOfToken, token.Length)];
    }

    private static string Household(string code, Screen screen) => screen.Say(code switch { "Whole" => UncoveredTexts.Whole, "Part" => UncoveredTexts.Some, _ => UncoveredTexts.Unknown });

    private static string Day(int dateKey) => dateKey.ToString("0000-00-00", CultureInfo.InvariantCulture);
}
