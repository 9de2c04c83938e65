namespace Community.Database;

/// <summary>What a backup says of itself before its contents.</summary>
/// <param name="Provider">The kind of database whose copy it is; no other can read it.</param>
/// <param name="Migration">Up to where its schema had come.</param>
/// <param name="Portal">The version of the portal that made it.</param>
/// <param name="At">When it was made, in UTC.</param>
/// <param name="Pictures">Whether the files of pictures stand behind the rows; a portal that had none yet left them out.</param>
public sealed record BackupHead(DatabaseProvider Provider, string Migration, string Portal, DateTime At, bool Pictures = false);
