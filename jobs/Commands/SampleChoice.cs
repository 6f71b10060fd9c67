using System.CommandLine;
using BhytWarehouse.SampleProvince;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>The options that say which sample province is meant.</summary>
internal sealed class SampleChoice
{
    private readonly Option<int?> _people;
    private readonly Option<int?> _dossiers;
    private readonly Option<int?> _months;
    private readonly Option<int?> _seed;
    private readonly Option<int?> _start;

    public SampleChoice(Language language)
    {
        _people = NumberOption.Whole("--people", HelpTexts.People, 100, SampleProvinceOptions.MostPeople, language);
        _dossiers = NumberOption.Whole("--dossiers", HelpTexts.Dossiers, 0, 9_000_000, language);
        _months = NumberOption.Whole("--months", HelpTexts.Months, 1, 60, language);
        _seed = NumberOption.Whole("--seed", HelpTexts.Seed, int.MinValue, int.MaxValue, language, "S");
        _start = NumberOption.Month("--start", HelpTexts.Start, language);
    }

    public void AddTo(Command command, bool withStart)
    {
        foreach (Option option in (Option[])[_people, _dossiers, _months, _seed])
        {
            command.Options.Add(option);
        }

        if (withStart)
        {
            command.Options.Add(_start);
        }
    }

    public SampleProvinceOptions Read(ParseResult line, bool withStart, Language language)
    {
        SampleProvinceOptions defaults = new();
        SampleProvinceOptions options = defaults with
        {
            People = line.GetValue(_people) ?? defaults.People,
            Dossiers = line.GetValue(_dossiers) ?? defaults.Dossiers,
            Months = line.GetValue(_months) ?? defaults.Months,
            Seed = line.GetValue(_seed) ?? defaults.Seed,
        };
        if (withStart && line.GetValue(_start) is { } month)
        {
            if (month / 100 is < 2020 or > 2035)
            {
                throw new UsageException(ErrorTexts.StartOutOfRange.In(language, "--start", Screen.Month(month)));
            }

            options = options with { Start = new DateOnly(month / 100, month % 100, 1) };
        }

        return options;
    }
}
