using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NewsOfAThread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Notices_ThreadId_MemberId",
                table: "Notices",
                columns: new[] { "ThreadId", "MemberId" },
                filter: "\"ReadAt\" IS NULL AND \"Kind\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_ThreadId_MemberId",
                table: "Notices");
        }
    }
}
