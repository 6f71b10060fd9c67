namespace BhytWarehouse.SampleProvince.Members;

/// <summary>One change in the resident register of a commune.</summary>
internal readonly record struct CivilEvent(int Kind, DateOnly Day, string CommuneCode);
