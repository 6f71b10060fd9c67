using System.CommandLine;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Which held records are meant, as options.</summary>
internal sealed class QuarantineOptions(Language language)
{
    private readonly Option<int?> _load = NumberOption.Whole("--load", HelpTexts.LedgerLoad, 1, int.MaxValue, language);
    private readonly Option<int?> _file = NumberOption.Whole("--file", HelpTexts.QuarantineFile, 1, int.MaxValue, language);
    private readonly Option<string> _feed = new("--feed") { Description = HelpTexts.LedgerFeed.In(language), HelpName = "FEED" };
    private readonly Option<string> _facility = new("--facility") { Description = HelpTexts.LedgerFacility.In(language), HelpName = "CODE" };
    private readonly Option<string> _rule = new("--rule") { Description = HelpTexts.QuarantineRule.In(language), HelpName = "CODE" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_feed, _facility, _rule, _load, _file])
        {
            command.Options.Add(option);
        }
    }

    public QuarantineFilter Filter(ParseResult line, Language said)
    {
        string? rule = line.GetValue(_rule)?.ToUpperInvariant();
        return rule is not null && RuleCatalogue.Find(rule) is null
            ? throw new UsageException(QuarantineTexts.NoSuchRule.In(said, rule))
            : new QuarantineFilter(line.GetValue(_load), line.GetValue(_file), line.GetValue(_feed) is { } feed ? LoadCommand.FindFeed(feed, said).FeedCode : null, line.GetValue(_facility), rule);
    }
}
