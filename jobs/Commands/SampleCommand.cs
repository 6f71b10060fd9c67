using System.CommandLine;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt sample --dir DIR</c></summary>
internal sealed class SampleCommand : BhytCommand
{
    private readonly Option<string> _dir;
    private readonly SampleChoice _sample;

    public SampleCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("sample", HelpTexts.Sample, surroundings, language, global)
    {
        _dir = new Option<string>("--dir") { Description = HelpTexts.SampleDir.In(language), HelpName = "DIR", Required = true };
        _sample = new SampleChoice(language);
        Options.Add(_dir);
        _sample.AddTo(this, withStart: true);
    }

    public override IReadOnlyList<string> Examples => ["bhyt sample --dir ./sample --people 5000 --dossiers 2000 --months 3 --start 2025-07"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(line.GetValue(_dir)!);
        SampleProvinceOptions options = _sample.Read(line, withStart: true, Language);
        SampleWriting writing = new(screen, Surroundings.Time);
        SampleTruth truth = writing.Write(options, folder, cancellationToken);
        writing.TellFiles(truth);
        string truthPath = Path.Combine(folder, SampleTruth.FileName);
        screen.Line(SampleTexts.Lies, folder, truthPath);
        screen.Line(SampleTexts.Next, SampleProvinceWriter.ClaimsFeed, Path.Combine(folder, SampleProvinceWriter.ClaimsFeed));
        screen.Document(new { Folder = folder, Truth = truthPath, options.People, options.Dossiers, options.Months, options.Seed, Start = Screen.Month((options.Start.Year * 100) + options.Start.Month), Files = truth.Files.Count, Faults = truth.Faults.Count });
        return Task.FromResult(Done);
    }
}
