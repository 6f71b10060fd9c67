using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>A person as one register writes them.</summary>
/// <param name="CitizenId">As written; empty where the register shows none.</param>
internal readonly record struct WrittenPerson(Person Person, string CitizenId);
