using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Right">Who may see it; null for everybody who is signed in.</param>
internal sealed record PageEntry(string Path, Text Title, Right? Right);
