using BhytWarehouse.Etl.Quality;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A sample in which registers write people wrongly and some have two BHXH numbers, loaded and matched once, with who is who by the truth.</summary>
/// <remarks>It ends after the reform of units: the insurer still has most people in old communes, the resident register has all in new ones.</remarks>
public sealed class LinkedProvince : IAsyncLifetime, IDisposable
{
    private static readonly SampleProvinceOptions Options = new() { Seed = 41, People = 9_000, Dossiers = 20, Months = 4, FaultyShare = 0, DirtyIdentityShare = 0.03, SecondNumberShare = 0.012 };

    private readonly ScratchHome _home = new();

    public static IReadOnlyList<string> Feeds { get; } = ["NsoAdministrativeUnits", "VssEnrolment", "MpsResidents"];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("bhyt-links-").FullName;

    internal ScratchHome Home => _home;

    /// <summary>By the token of the number under which the resident register writes the person.</summary>
    public Dictionary<string, int> PersonOfResident { get; } = [];

    public Dictionary<string, int> PersonOfMember { get; } = [];

    public HashSet<int> InsuredResidents { get; } = [];

    /// <summary>People with cards under two BHXH numbers.</summary>
    public HashSet<int> Twice { get; } = [];

    public int Uncovered { get; private set; }

    public async Task InitializeAsync()
    {
        await new SampleProvinceWriter(Options).WriteAsync(Directory, progress: null, CancellationToken.None);
        using Pseudonyms pseudonyms = new(_home.Home.Key.PseudonymKey);
        foreach (string[] person in File.ReadLines(Path.Combine(Directory, PeopleFile.FileName)).Skip(1).Select(line => line.Split(',')))
        {
            int number = int.Parse(person[0], System.Globalization.CultureInfo.InvariantCulture);
            bool isResident = person[10] == "1";
            if (isResident)
            {
                PersonOfResident.Add(pseudonyms.Token("citizen", person[13]), number);
                Uncovered += person[11] == "0" ? 1 : 0;
            }

            PersonOfMember.Add(pseudonyms.Token("member", person[2]), number);
            if (person[12].Length > 0)
            {
                PersonOfMember.Add(pseudonyms.Token("member", person[12]), number);
                Twice.Add(number);
            }

            if (isResident && person[8] == "1")
            {
                InsuredResidents.Add(number);
            }
        }

        foreach (string feed in Feeds)
        {
            _home.Load(feed, Path.Combine(Directory, feed));
        }

        _home.ComputeFigures();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _home.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
